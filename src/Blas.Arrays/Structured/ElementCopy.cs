using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Blas.Arrays;

/// <summary>One step of taking an element over from a file into a C# type.</summary>
/// <param name="Form">What is done.</param>
/// <param name="From">Where the part begins in the file's element.</param>
/// <param name="To">Where it begins in the C# element.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Unit">Bytes that are turned round together; 1 for none.</param>
internal readonly record struct ElementCopy(ElementCopy.Kind Form, int From, int To, int Length, int Unit)
{
    internal enum Kind
    {
        Bytes,
        Truth,
        CodePoints,
    }

    /// <summary>Carries out a plan for one element.</summary>
    /// <exception cref="NpyFormatException">A text is none.</exception>
    public static void Run(ReadOnlySpan<ElementCopy> plan, ReadOnlySpan<byte> source, Span<byte> target)
    {
        foreach (ElementCopy step in plan)
        {
            Span<byte> part = target.Slice(step.To, step.Length);
            source.Slice(step.From, step.Length).CopyTo(part);
            if (step.Form == Kind.Truth)
            {
                // A bool of C# that is neither 0 nor 1 is equal to neither.
                part[0] = part[0] == 0 ? (byte)0 : (byte)1;
                continue;
            }

            if (step.Unit > 1)
            {
                Swap(part, step.Unit);
            }

            if (step.Form == Kind.CodePoints)
            {
                foreach (uint codePoint in MemoryMarshal.Cast<byte, uint>(part))
                {
                    if (!Rune.IsValid(codePoint))
                    {
                        throw new NpyFormatException($"A text of the .npy file holds 0x{codePoint:X}, which is no Unicode code point.");
                    }
                }
            }
        }
    }

    /// <summary>Turns the bytes of each unit round.</summary>
    public static void Swap(Span<byte> bytes, int unit)
    {
        switch (unit)
        {
            case 2:
                Span<ushort> shorts = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case 4:
                Span<uint> words = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(words, words);
                break;
            case 8:
                Span<ulong> longs = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
        }
    }

    public static NpyFormatException Mismatch(string path, ElementLayout found, ElementLayout wanted) =>
        new($"{(path.Length == 0 ? "The elements of the file are" : $"The field '{path}' of the file is")} of type {found.Short}{found.SubShape}, not {wanted.Short}{wanted.SubShape}.");
}
