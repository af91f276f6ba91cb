using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed.Tests;

/// <summary>
/// All working memory of the provider in these tests: each piece between pages that can't be touched, in turns close to the one before and to the one
/// behind, and full of NaN, which spoils the result of who reads before writing.
/// </summary>
internal sealed unsafe class GuardedArena : IArenaSource
{
    private const nuint Alignment = 64;
    private readonly Lock _gate = new();
    private readonly Dictionary<nint, (nint Start, nuint Size)> _taken = [];
    private bool _isAtEnd;

#pragma warning disable CA2255 // The test assembly is the application here.
    [ModuleInitializer]
    internal static void Install() => Arena.Source = new GuardedArena();
#pragma warning restore CA2255

    public nint Take(nuint bytes)
    {
        (nint start, nuint size) = GuardedBlock.Rent(bytes);
        NativeMemory.Fill((void*)start, size, 0xff);
        lock (_gate)
        {
            _isAtEnd = !_isAtEnd;
            nint piece = _isAtEnd ? start + (nint)((size - bytes) & ~(Alignment - 1)) : start;
            _taken.Add(piece, (start, size));
            return piece;
        }
    }

    public void GiveBack(nint piece)
    {
        lock (_gate)
        {
            _taken.Remove(piece, out (nint Start, nuint Size) pages);
            GuardedBlock.Return(pages.Start, pages.Size);
        }
    }
}
