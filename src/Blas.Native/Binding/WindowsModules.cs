using System.Runtime.InteropServices;

namespace Blas.Native;

/// <summary>Which file of Windows a piece of code came from.</summary>
internal static unsafe partial class WindowsModules
{
    // <libloaderapi.h>: the address is in the module; its count is left alone.
    private const uint FromAddress = 4;
    private const uint UnchangedCount = 2;

    public static string? FileOf(nint address)
    {
        if (GetModuleHandle(FromAddress | UnchangedCount, address, out nint module) == 0)
            return null;
        const int Capacity = 32768;
        var buffer = new char[Capacity];
        fixed (char* p = buffer)
        {
            uint length = GetModuleFileName(module, p, Capacity);
            return length is 0 or >= Capacity ? null : new string(p, 0, (int)length);
        }
    }

    [LibraryImport("kernel32", EntryPoint = "GetModuleHandleExW")]
    private static partial int GetModuleHandle(uint flags, nint address, out nint module);

    [LibraryImport("kernel32", EntryPoint = "GetModuleFileNameW")]
    private static partial uint GetModuleFileName(nint module, char* file, uint capacity);
}
