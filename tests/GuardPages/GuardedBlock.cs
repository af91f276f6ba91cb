using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GuardPages;

/// <summary>
/// Memory that ends where a page begins that can't be touched: who reads or writes one byte too many ends the process, and the test that did so is named.
/// On systems other than Linux, memory like any other.
/// </summary>
internal sealed unsafe partial class GuardedBlock
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;
    private static readonly nuint Page = (nuint)Environment.SystemPageSize;
    private static readonly Lock Gate = new();
    private static readonly Dictionary<nuint, Stack<nint>> Free = [];
    private static int s_mapped;
    private readonly nint _start;
    private readonly nuint _size;

    /// <param name="bytes">How much before <see cref="End"/> is to be had; all of it is filled with NaN of any type.</param>
    public GuardedBlock(nuint bytes)
    {
        (_start, _size) = Rent(bytes);
        NativeMemory.Fill((byte*)End - bytes, bytes, 0xff);
    }

    ~GuardedBlock() => Return(_start, _size);

    /// <summary>Behind the last byte.</summary>
    public void* End => (void*)(_start + (nint)_size);

    /// <summary>Whole pages with one before and one behind that can't be touched.</summary>
    /// <returns>The first byte, and how many there are.</returns>
    public static (nint Start, nuint Size) Rent(nuint bytes)
    {
        nuint size = (bytes + Page - 1) / Page * Page;
        lock (Gate)
        {
            if (Free.TryGetValue(size, out Stack<nint>? stack) && stack.TryPop(out nint used))
            {
                return (used, size);
            }
        }

        // The system has a limit for mappings, some 65,000, and the collector knows nothing of it.
        if (Interlocked.Increment(ref s_mapped) % 4096 == 0)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        if (!OperatingSystem.IsLinux())
        {
            return ((nint)NativeMemory.AlignedAlloc(Math.Max(size, Page), Page), size);
        }

        nint all = Map(0, size + (2 * Page), 0, PrivateAnonymous, -1, 0);
        if (all == -1 || (size > 0 && Protect(all + (nint)Page, size, ReadWrite) != 0))
        {
            throw new InvalidOperationException($"No {size} bytes between guarded pages: error {Marshal.GetLastPInvokeError()}.");
        }

        return (all + (nint)Page, size);
    }

    /// <summary>Keeps the pages for who wants as many.</summary>
    public static void Return(nint start, nuint size)
    {
        lock (Gate)
        {
            if (!Free.TryGetValue(size, out Stack<nint>? stack))
            {
                Free.Add(size, stack = new Stack<nint>());
            }

            stack.Push(start);
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(nint address, nuint length, int protection);
}
