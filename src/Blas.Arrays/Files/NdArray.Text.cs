using System.Globalization;
using System.Numerics;
using System.Text;

namespace Blas.Arrays;

// numpy.loadtxt, genfromtxt, savetxt.
public abstract unsafe partial class NdArray
{
    /// <summary>Reads rows of numbers from a text file.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="options">How the numbers stand in it; by default between white space, with comments after <c>#</c>.</param>
    /// <returns>A matrix; of one row or one column an array of one axis.</returns>
    /// <exception cref="FormatException">An entry is no number, or the rows have different lengths; the line is named.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static NdArray<T> LoadTxt<T>(string path, TextOptions? options = null)
        where T : unmanaged, INumberBase<T> => NumberText.Read<T>(File.ReadLines(path), options ?? new TextOptions(), null);

    /// <summary>Reads rows of numbers from lines of text.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="lines">The lines.</param>
    /// <param name="options">How the numbers stand in them; by default between white space, with comments after <c>#</c>.</param>
    /// <returns>A matrix; of one row or one column an array of one axis.</returns>
    /// <exception cref="FormatException">An entry is no number, or the rows have different lengths; the line is named.</exception>
    public static NdArray<T> LoadTxt<T>(IEnumerable<string> lines, TextOptions? options = null)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(lines);
        return NumberText.Read<T>(lines, options ?? new TextOptions(), null);
    }

    /// <summary>Reads rows of numbers, some of which may be missing, from a text file.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="missing">What an entry becomes that is empty or no number.</param>
    /// <param name="options">How the numbers stand in it.</param>
    /// <returns>A matrix; of one row or one column an array of one axis.</returns>
    /// <exception cref="FormatException">The rows have different lengths; the line is named.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static NdArray<T> GenFromTxt<T>(string path, T missing, TextOptions? options = null)
        where T : unmanaged, INumberBase<T> => NumberText.Read<T>(File.ReadLines(path), options ?? new TextOptions(), missing);

    /// <summary>Writes an array of one or two axes as text, one row a line; a file of that name is replaced once the new one is complete.</summary>
    /// <remarks>
    /// With the default format every number is written so that it reads back to the same bits. (NumPy's default is <c>%.18e</c>, which
    /// is so too for doubles, and longer.)
    /// </remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="array">The array.</param>
    /// <param name="delimiter">What stands between the numbers.</param>
    /// <param name="format">A format of C#, such as <c>E18</c>; null for the shortest that reads back.</param>
    /// <param name="header">A comment for the beginning.</param>
    /// <param name="comments">What marks it as one.</param>
    /// <exception cref="ArgumentException">The array has neither one axis nor two.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void SaveTxt<T>(
        string path, NdArray<T> array, string delimiter = " ", string? format = null, string? header = null, string comments = "# ")
        where T : unmanaged, INumberBase<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(array);
        if (array.NDim is not (1 or 2))
        {
            throw new ArgumentException(ShapeMath.Text($"Expected 1D or 2D array, got {array.NDim}D array instead"), nameof(array));
        }

        using NdArray<T> copy = array.Copy();
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            foreach (string line in header?.Split('\n') ?? [])
            {
                writer.WriteLine(comments + line);
            }

            nint columns = copy.NDim == 2 ? copy.Shape[1] : 1;
            for (nint row = 0; row < copy.Shape[0]; row++)
            {
                for (nint column = 0; column < columns; column++)
                {
                    writer.Write(column == 0 ? string.Empty : delimiter);
                    writer.Write(copy.Data[(row * columns) + column].ToString(format, CultureInfo.InvariantCulture));
                }

                writer.WriteLine();
            }
        });
    }
}
