using System.Runtime.InteropServices;
using System.Text;

namespace Blas.Native;

/// <summary>Which other libraries see the symbols of a loaded one.</summary>
internal enum SymbolScope
{
    /// <summary>None; and its own symbols go before everybody else's.</summary>
    Own,

    /// <summary>None; symbols that are already global go before its own.</summary>
    Shared,

    /// <summary>All that are loaded after it; its own symbols go first for itself.</summary>
    Global,
}

/// <summary>
/// The system's loader. On Unix dlopen itself and not <see cref="NativeLibrary"/>, for two of its flags: RTLD_GLOBAL,
/// without which MKL's GNU layer does not find OpenMP, and RTLD_DEEPBIND: MKL makes its dgemm_ global, and another
/// library's own calls would go there, with other conventions (zdotc_), were they not bound inside that library first.
/// Nothing that was loaded for good is ever unloaded: these libraries keep threads.
/// </summary>
internal static unsafe class SystemLoader
{
    // <dlfcn.h> of glibc and musl, and of macOS.
    private const int Now = 2;
    private const int LinuxGlobal = 0x100;
    private const int LinuxDeepBind = 8;
    private const int MacLocal = 4;
    private const int MacGlobal = 8;

    private static readonly nint Open = Function("dlopen");
    private static readonly nint Error = Function("dlerror");
    private static readonly nint Address = Function("dladdr");
    private static readonly nint SetEnv = Function("setenv");
    private static readonly nint UnsetEnv = Function("unsetenv");

    /// <summary>Loads a library.</summary>
    /// <param name="path">A path, or a name that the system looks up.</param>
    /// <param name="scope">Who sees its symbols; ignored on Windows, where each library names its imports' owners.</param>
    /// <param name="handle">The library.</param>
    /// <param name="reason">The loader's own words, if it failed.</param>
    /// <returns>Whether it was loaded.</returns>
    public static bool TryLoad(string path, SymbolScope scope, out nint handle, out string reason)
    {
        handle = 0;
        reason = "";
        if (Open == 0)
        {
            try
            {
                handle = NativeLibrary.Load(path);
                return true;
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
            {
                reason = OneLine(e.Message);
                return false;
            }
        }

        int flags = OperatingSystem.IsMacOS()
            ? Now | (scope == SymbolScope.Global ? MacGlobal : MacLocal)
            : Now | (scope == SymbolScope.Global ? LinuxGlobal : 0) | (scope == SymbolScope.Shared ? 0 : LinuxDeepBind);
        byte[] name = Encoding.UTF8.GetBytes(path + '\0');
        fixed (byte* p = name)
            handle = ((delegate* unmanaged[Cdecl]<byte*, int, nint>)Open)(p, flags);
        if (handle != 0)
            return true;
        byte* text = Error == 0 ? null : ((delegate* unmanaged[Cdecl]<byte*>)Error)();
        reason = OneLine(Marshal.PtrToStringUTF8((nint)text) ?? "the loader gave no reason");
        // The path stands before the reason wherever it is shown.
        if (reason.StartsWith(path + ": ", StringComparison.Ordinal))
            reason = reason[(path.Length + 2)..];
        return false;
    }

    /// <summary>
    /// Sets a variable in the environment that native code sees, which is not the one that .NET shows. Only for the moment
    /// in which a library is loaded and reads it: other native threads may read the environment too.
    /// </summary>
    /// <returns>Whether it was set: not where it had a value.</returns>
    public static bool TrySetVariable(string name, string value)
    {
        if (SetEnv == 0 || UnsetEnv == 0 || Environment.GetEnvironmentVariable(name) is not null)
            return false;
        fixed (byte* pointer = Encoding.UTF8.GetBytes(name + '\0'))
        fixed (byte* text = Encoding.UTF8.GetBytes(value + '\0'))
            return ((delegate* unmanaged[Cdecl]<byte*, byte*, int, int>)SetEnv)(pointer, text, 0) == 0;
    }

    /// <summary>Takes back what <see cref="TrySetVariable"/> set.</summary>
    public static void UnsetVariable(string name)
    {
        fixed (byte* pointer = Encoding.UTF8.GetBytes(name + '\0'))
            ((delegate* unmanaged[Cdecl]<byte*, int>)UnsetEnv)(pointer);
    }

    /// <summary>The address of a symbol, or 0.</summary>
    public static nint Find(nint library, string symbol) =>
        NativeLibrary.TryGetExport(library, symbol, out nint address) ? address : 0;

    /// <summary>Whether a symbol of a library is the one that a library loaded now would be bound to.</summary>
    public static bool IsGlobal(nint library, string symbol) =>
        Find(library, symbol) is var own && own != 0
        && !OperatingSystem.IsWindows() && Find(NativeLibrary.GetMainProgramHandle(), symbol) == own;

    /// <summary>Unloads a library that turned out to be of no use, before any of it was called.</summary>
    public static void Unload(nint library) => NativeLibrary.Free(library);

    /// <summary>The file that the code at an address was loaded from; null where the system does not say.</summary>
    public static string? FileOf(nint address)
    {
        if (OperatingSystem.IsWindows())
            return WindowsModules.FileOf(address);
        if (Address == 0)
            return null;
        DlInfo info = default;
        return ((delegate* unmanaged[Cdecl]<nint, DlInfo*, int>)Address)(address, &info) != 0
            ? Marshal.PtrToStringUTF8(info.FileName)
            : null;
    }

    private static nint Function(string name)
    {
        if (OperatingSystem.IsWindows())
            return 0;
        // Part of the C library everywhere but in glibc before 2.34, which has libdl.
        foreach (string library in new[] { "libc.so.6", "libdl.so.2", "libSystem.dylib", "libc.so" })
        {
            if (NativeLibrary.TryLoad(library, out nint handle) && NativeLibrary.TryGetExport(handle, name, out nint address))
                return address;
        }

        return 0;
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [StructLayout(LayoutKind.Sequential)]
    private struct DlInfo
    {
        public nint FileName;
        public nint Base;
        public nint SymbolName;
        public nint SymbolAddress;
    }
}
