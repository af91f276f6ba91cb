using System.Text;

namespace Blas.Arrays;

/// <summary>
/// NumPy's layout of arrays: nested brackets, lines of limited length, and past a number of elements only those at either
/// end of every axis.
/// </summary>
internal static class ArrayPrinter
{
    private const string Prefix = "array(";

    public static string Str<T>(NdArray<T> array, PrintOptions options)
        where T : unmanaged =>
        array.NDim == 0 ? ElementFormat.Single(array.Item())
        : array.Size == 0 ? "[]"
        : new Layout<T>(array, " ", 1, options.LineWidth, options).Print();

    /// <summary>How elements are written, learnt from those that will be.</summary>
    public delegate Func<T, string> ElementTexts<T>(List<T> shown, PrintOptions options);

    /// <summary>As <see cref="Str{T}(NdArray{T}, PrintOptions)"/>, with elements that are written in another way.</summary>
    public static string Str<T>(NdArray<T> array, PrintOptions options, ElementTexts<T> texts)
        where T : unmanaged =>
        array.NDim == 0 ? texts([array.Item()], options)(array.Item())
        : array.Size == 0 ? "[]"
        : new Layout<T>(array, " ", 1, options.LineWidth, options, texts).Print();

    /// <summary>As <see cref="Repr{T}(NdArray{T}, PrintOptions)"/>, with elements that are written in another way, of a type of another name.</summary>
    public static string Repr<T>(NdArray<T> array, PrintOptions options, ElementTexts<T> texts, string type)
        where T : unmanaged
    {
        string body = array.NDim == 0 ? texts([array.Item()], options)(array.Item())
            : array.Size > 0 ? new Layout<T>(array, ", ", 1 + Prefix.Length, options.LineWidth - 1, options, texts).Print()
            : Nothing(array);
        return WithType(Prefix + body + ",", type, options);
    }

    public static string Repr<T>(NdArray<T> array, PrintOptions options)
        where T : unmanaged
    {
        bool isImplied = array.Size > 0 && array.DTypeName is "float64" or "int64" or "bool" or "complex128";
        string suffix = isImplied ? ")" : ",";
        string body = array.NDim == 0 ? Scalar(array.Item(), options)
            : array.Size > 0 ? new Layout<T>(array, ", ", 1 + Prefix.Length, options.LineWidth - 1, options).Print()
            : Nothing(array);
        string text = Prefix + body + suffix;
        return isImplied ? text : WithType(text, DType.Text<T>(), options);
    }

    private static string Nothing(NdArray array) =>
        array.NDim == 1 ? "[]" : $"[], shape={ShapeMath.Format(array.Shape).Replace(",", ", ", StringComparison.Ordinal)}";

    private static string WithType(string text, string name, PrintOptions options)
    {
        string type = $"dtype={name})";
        int lastLine = text.Length - (text.LastIndexOf('\n') + 1);
        return text + (lastLine + type.Length + 1 > options.LineWidth ? "\n" + new string(' ', Prefix.Length) : " ") + type;
    }

    // A sign's place is kept; the place before True, which is for the longer False of a neighbour, is not.
    private static string Scalar<T>(T value, PrintOptions options)
        where T : unmanaged
    {
        string text = ElementFormat.For([value], options)(value);
        return typeof(T) == typeof(bool) ? text.TrimStart() : text;
    }

    private sealed class Layout<T>
        where T : unmanaged
    {
        private readonly NdArray<T> _array;
        private readonly string _separator;
        private readonly int _indent;
        private readonly int _width;
        private readonly bool _isSummary;
        private readonly int _edgeItems;
        private readonly Func<T, string> _format;

        public Layout(NdArray<T> array, string separator, int indent, int width, PrintOptions options, ElementTexts<T>? texts = null)
        {
            _array = array;
            _separator = separator;
            _indent = indent;
            _width = width;
            _isSummary = array.Size > options.Threshold;
            _edgeItems = options.EdgeItems;
            var shown = new List<T>();
            Collect(0, new nint[array.NDim], shown);
            _format = texts is null ? ElementFormat.For(shown, options) : texts(shown, options);
        }

        public string Print() => Print(0, new nint[_array.NDim], _indent, _width);

        private bool IsCut(int axis) => _isSummary && _array.Shape[axis] > 2 * _edgeItems;

        // The places along an axis that are printed; -1 stands for those that are not.
        private IEnumerable<nint> Places(int axis)
        {
            nint length = _array.Shape[axis];
            bool isCut = IsCut(axis);
            for (nint i = 0; i < length; i++)
            {
                if (isCut && i == _edgeItems)
                {
                    yield return -1;
                    i = length - _edgeItems;
                }

                yield return i;
            }
        }

        private void Collect(int axis, nint[] index, List<T> shown)
        {
            if (axis == _array.NDim)
            {
                shown.Add(_array[index.AsSpan()]);
                return;
            }

            foreach (nint place in Places(axis).Where(p => p >= 0))
            {
                index[axis] = place;
                Collect(axis + 1, index, shown);
            }
        }

        private string Print(int axis, nint[] index, int indent, int width)
        {
            bool isRow = axis == _array.NDim - 1;
            string body = isRow ? PrintRow(axis, index, indent, width) : PrintBlocks(axis, index, indent, width);
            return $"[{body}]";
        }

        private string PrintRow(int axis, nint[] index, int indent, int width)
        {
            int limit = width - Math.Max(_separator.TrimEnd().Length, 1);
            var text = new StringBuilder();
            var line = new StringBuilder();
            int start = indent;
            bool isFirst = true;
            foreach (nint place in Places(axis))
            {
                if (!isFirst)
                {
                    line.Append(_separator);
                }

                isFirst = false;
                string word = "...";
                if (place >= 0)
                {
                    index[axis] = place;
                    word = _format(_array[index.AsSpan()]);
                }

                if (start + line.Length + word.Length > limit && line.Length > 0)
                {
                    text.Append(line.ToString().TrimEnd()).Append('\n').Append(' ', indent);
                    line.Clear();
                }

                line.Append(word);
            }

            return text.Append(line).ToString();
        }

        private string PrintBlocks(int axis, nint[] index, int indent, int width)
        {
            string between = _separator.TrimEnd() + new string('\n', _array.NDim - axis - 1) + new string(' ', indent);
            var text = new StringBuilder();
            foreach (nint place in Places(axis))
            {
                text.Append(text.Length > 0 ? between : string.Empty);
                if (place < 0)
                {
                    text.Append("...");
                    continue;
                }

                index[axis] = place;
                text.Append(Print(axis + 1, index, indent + 1, width - 1));
            }

            return text.ToString();
        }
    }
}
