using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using Nn.Random;

namespace Nn.Augmentation;

/// <summary>
/// Shifts, turns, scales and bends images. For each pixel of the result the place in the source is found: turned and scaled about the middle,
/// shifted, and moved by a smooth random field; the value there is interpolated from the four pixels around it. Outside is 0.
/// </summary>
/// <remarks>
/// Elastic distortion: P. Simard, D. Steinkraus, J. Platt, "Best Practices for Convolutional Neural Networks Applied to Visual Document
/// Analysis", ICDAR 2003, section 2: uniform displacements in [-1, 1], smoothed by a Gaussian of deviation sigma, times alpha.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
public sealed class ImageAugmentation<T> : IAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private float[] _kernel;

    /// <summary>Describes images of one channel, row by row.</summary>
    /// <param name="height">The rows, at least 1.</param>
    /// <param name="width">The columns, at least 1.</param>
    public ImageAugmentation(int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (Height, Width) = (height, width);
        _kernel = Kernel(4);
    }

    /// <summary>The rows.</summary>
    public int Height { get; }

    /// <summary>The columns.</summary>
    public int Width { get; }

    /// <summary>The most pixels that an image is shifted by, down or across; not a whole number in general.</summary>
    public double Shift { get; init => field = Check(value, nameof(Shift)); }

    /// <summary>The greatest angle that it is turned by, in degrees.</summary>
    public double Rotation { get; init => field = Check(value, nameof(Rotation)); }

    /// <summary>The greatest change of its size, as a share: 0.1 for factors from 0.9 to 1.1; below 1.</summary>
    public double Scale
    {
        get;
        init => field = value < 1 ? Check(value, nameof(Scale)) : throw new ArgumentOutOfRangeException(nameof(value), value, $"Scale is {value}, expected below 1.");
    }

    /// <summary>alpha: how far pixels are moved by the smooth field, in pixels before smoothing; 0 for none. For digits some 36.</summary>
    public double ElasticAlpha { get; init => field = Check(value, nameof(ElasticAlpha)); }

    /// <summary>sigma: how smooth the field is, in pixels, above 0.</summary>
    public double ElasticSigma
    {
        get;
        init
        {
            if (!(value > 0 && value <= 100))
                throw new ArgumentOutOfRangeException(nameof(value), value, $"ElasticSigma is {value}, expected above 0 and at most 100.");
            field = value;
            _kernel = Kernel(value);
        }
    } = 4;

    /// <inheritdoc/>
    public void Check(int features)
    {
        if ((long)Height * Width != features)
            throw new ArgumentException($"The augmentation is for images of {Height} x {Width}, the samples have {features} features.", nameof(features));
    }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<T> source, Span<T> target, Xoshiro256 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (source.Length != Height * Width || target.Length != source.Length)
            throw new ArgumentException($"The sample has {source.Length} features and the target {target.Length}, expected {Height} x {Width}.", nameof(source));
        double Draw(double most) => most == 0 ? 0 : most * (2 * random.NextDouble() - 1);
        var (down, across) = (Draw(Shift), Draw(Shift));
        var angle = Draw(Rotation) * Math.PI / 180;
        var factor = 1 + Draw(Scale);
        if (ElasticAlpha == 0)
        {
            Resample(source, target, (float)down, (float)across, angle, factor, default, default);
            return;
        }
        var size = source.Length;
        var memory = ArrayPool<float>.Shared.Rent(3 * size);
        var (x, y, work) = (memory.AsMemory(0, size), memory.AsMemory(size, size), memory.AsMemory(2 * size, size));
        Field(x.Span, work.Span, random);
        Field(y.Span, work.Span, random);
        Resample(source, target, (float)down, (float)across, angle, factor, y.Span, x.Span);
        ArrayPool<float>.Shared.Return(memory);
    }

    private void Resample(
        ReadOnlySpan<T> source, Span<T> target, float down, float across, double angle, double factor, ReadOnlySpan<float> moveDown, ReadOnlySpan<float> moveAcross)
    {
        // The inverse: where a pixel of the result comes from.
        var (cos, sin) = ((float)(Math.Cos(angle) / factor), (float)(Math.Sin(angle) / factor));
        var (middleY, middleX) = ((Height - 1) / 2f, (Width - 1) / 2f);
        var i = 0;
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++, i++)
            {
                var (dy, dx) = (row - middleY - down, column - middleX - across);
                var y = middleY + cos * dy - sin * dx;
                var x = middleX + sin * dy + cos * dx;
                if (!moveDown.IsEmpty)
                {
                    y += moveDown[i];
                    x += moveAcross[i];
                }
                target[i] = At(source, y, x);
            }
        }
    }

    private T At(ReadOnlySpan<T> source, float y, float x)
    {
        var (top, left) = ((int)MathF.Floor(y), (int)MathF.Floor(x));
        // Far outside, and where the place is no number.
        if (!(y > -1 && y < Height && x > -1 && x < Width))
            return T.Zero;
        var (low, right) = (T.CreateTruncating(y - top), T.CreateTruncating(x - left));
        var above = Pixel(source, top, left) * (T.One - right) + Pixel(source, top, left + 1) * right;
        var below = Pixel(source, top + 1, left) * (T.One - right) + Pixel(source, top + 1, left + 1) * right;
        return above * (T.One - low) + below * low;
    }

    private T Pixel(ReadOnlySpan<T> source, int row, int column) =>
        (uint)row < (uint)Height && (uint)column < (uint)Width ? source[row * Width + column] : T.Zero;

    private void Field(Span<float> field, Span<float> work, Xoshiro256 random)
    {
        var alpha = (float)ElasticAlpha;
        foreach (ref var f in field)
            f = alpha * (float)(2 * random.NextDouble() - 1);
        var radius = _kernel.Length / 2;
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                float sum = 0;
                for (var k = Math.Max(0, column - radius); k <= Math.Min(Width - 1, column + radius); k++)
                    sum += field[row * Width + k] * _kernel[k - column + radius];
                work[row * Width + column] = sum;
            }
        }
        field.Clear();
        for (var row = 0; row < Height; row++)
        {
            var target = field.Slice(row * Width, Width);
            for (var k = Math.Max(0, row - radius); k <= Math.Min(Height - 1, row + radius); k++)
                TensorPrimitives.MultiplyAdd<float>(work.Slice(k * Width, Width), _kernel[k - row + radius], target, target);
        }
    }

    // Three deviations, normalized to the sum 1.
    private static float[] Kernel(double sigma)
    {
        var radius = (int)Math.Ceiling(3 * sigma);
        var kernel = new double[2 * radius + 1];
        for (var i = 0; i < kernel.Length; i++)
            kernel[i] = Math.Exp(-(i - radius) * (double)(i - radius) / (2 * sigma * sigma));
        return [.. kernel.Select(k => (float)(k / kernel.Sum()))];
    }

    private static double Check(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, expected a finite number of at least 0.");
}
