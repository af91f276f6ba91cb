using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Blas.Native;

/// <summary>
/// Looks at a file before the system's loader does. The loader of Linux maps what a header promises, and a file that
/// was cut short then ends the process by a bus error.
/// </summary>
internal static class LibraryFile
{
    // Offsets and constants: System V ABI, "ELF Header" and "Program Header", 64-bit.
    private const int HeaderBytes = 64;
    private const int ProgramHeaderBytes = 56;
    private const int Loadable = 1;

    /// <summary>Why the file can't be loaded, as far as its header tells; null if nothing speaks against it.</summary>
    public static string? Refusal(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            if (!file.CanSeek)
                return "it is no regular file";
            if (file.Length == 0)
                return "the file is empty";
            return OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? null : ElfRefusal(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private static string? ElfRefusal(FileStream file)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
            return "the file is too short for a shared library";
        if (!header.StartsWith("\u007fELF"u8))
            return "the file is no shared library (no ELF header)";
        if (header[4] != (nint.Size == 8 ? 2 : 1))
            return $"the library has {(header[4] == 2 ? 64 : 32)} bits, this process {nint.Size * 8}";
        if (nint.Size != 8 || header[5] != 1)
            return null;
        ushort machine = BinaryPrimitives.ReadUInt16LittleEndian(header[18..]);
        if (ExpectedMachine() is { } expected && machine != expected)
            return $"the library is for another processor (ELF machine {machine}, this process has {expected})";

        ulong tableStart = BinaryPrimitives.ReadUInt64LittleEndian(header[32..]);
        ushort size = BinaryPrimitives.ReadUInt16LittleEndian(header[54..]);
        ushort count = BinaryPrimitives.ReadUInt16LittleEndian(header[56..]);
        var length = (ulong)file.Length;
        if (size != ProgramHeaderBytes || tableStart > length || (ulong)size * count > length - tableStart)
            return "the file is damaged (its program headers lie outside of it)";
        file.Position = (long)tableStart;
        Span<byte> entry = stackalloc byte[ProgramHeaderBytes];
        for (int i = 0; i < count; i++)
        {
            file.ReadExactly(entry);
            ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(entry[8..]);
            ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(entry[32..]);
            if (BinaryPrimitives.ReadUInt32LittleEndian(entry) == Loadable && (offset > length || bytes > length - offset))
                return $"the file is cut short (it has {length} bytes, a segment ends at {(UInt128)offset + bytes})";
        }

        return null;
    }

    private static ushort? ExpectedMachine() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 62,
        Architecture.Arm64 => 183,
        _ => null,
    };
}
