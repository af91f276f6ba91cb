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
        var size = FieldSize;
        var memory = ArrayPool<float>.Shared.Rent(checked(3 * size));
        Span<float> x = memory.AsSpan(0, size), y = memory.AsSpan(size, size), work = memory.AsSpan(2 * size, size);
        Field(x, work, random);
        Field(y, work, random);
        Resample(source, target, (float)down, (float)across, angle, factor, y, x);
        ArrayPool<float>.Shared.Return(memory);
    }

    private void Resample(
        ReadOnlySpan<T> source, Span<T> target, float down, float across, double angle, double factor, ReadOnlySpan<float> moveDown, ReadOnlySpan<float> moveAcross)
    {
        // A copy with a frame of zeros, one pixel before and two behind: no pixel's neighbours need a check.
        var stride = Width + 3;
        var framed = ArrayPool<T>.Shared.Rent((Height + 3) * stride);
        var pixels = framed.AsSpan(0, (Height + 3) * stride);
        pixels.Clear();
        for (var row = 0; row < Height; row++)
            source.Slice(row * Width, Width).CopyTo(pixels[((row + 1) * stride + 1)..]);
        // The inverse: where a pixel of the result comes from.
        var (cos, sin) = ((float)(Math.Cos(angle) / factor), (float)(Math.Sin(angle) / factor));
        var (middleY, middleX) = ((Height - 1) / 2f, (Width - 1) / 2f);
        var (lastY, lastX) = (Height + 1f, Width + 1f);
        for (var row = 0; row < Height; row++)
        {
            var dy = row - middleY - down;
            var line = target.Slice(row * Width, Width);
            var moves = row * FieldStride;
            for (var column = 0; column < line.Length; column++)
            {
                var dx = column - middleX - across;
                // Counted from the frame's corner.
                var y = middleY + 1 + cos * dy - sin * dx;
                var x = middleX + 1 + sin * dy + cos * dx;
                if (!moveDown.IsEmpty)
                {
                    y += moveDown[moves + column];
                    x += moveAcross[moves + column];
                }
                // Far outside is the frame, and so is a place that is no number.
                y = y > 0 ? y : 0;
                x = x > 0 ? x : 0;
                y = y < lastY ? y : lastY;
                x = x < lastX ? x : lastX;
                var (top, left) = ((int)y, (int)x);
                var (low, right) = (T.CreateTruncating(y - top), T.CreateTruncating(x - left));
                var four = pixels.Slice(top * stride + left, stride + 2);
                var above = four[0] * (T.One - right) + four[1] * right;
                var below = four[stride] * (T.One - right) + four[stride + 1] * right;
                line[column] = above * (T.One - low) + below * low;
            }
        }
        ArrayPool<T>.Shared.Return(framed);
    }

    // A field's rows stand apart by the kernel's reach on both sides. What lies between them is zero on the way in, and is not read later.
    private int FieldStride => Width + _kernel.Length - 1;

    private int FieldSize => (Height + _kernel.Length - 1) * FieldStride;

    // Both passes go over all rows at once, a tap at a time: products of long runs rather than short sums.
    private void Field(Span<float> field, Span<float> work, Xoshiro256 random)
    {
        var (stride, radius) = (FieldStride, _kernel.Length / 2);
        var length = Height * stride;
        field.Clear();
        work.Clear();
        var alpha = (float)ElasticAlpha * (1f / (1u << 31));
        for (var row = 0; row < Height; row++)
        {
            var line = field.Slice(row * stride + radius, Width);
            var i = 0;
            for (; i + 1 < line.Length; i += 2)
            {
                var bits = random.NextUInt64();
                line[i] = alpha * (int)bits;
                line[i + 1] = alpha * (int)(bits >> 32);
            }
            if (i < line.Length)
                line[i] = alpha * (int)random.NextUInt64();
        }
        var middle = work.Slice(radius * stride, length);
        for (var k = 0; k < _kernel.Length; k++)
            TensorPrimitives.MultiplyAdd<float>(field.Slice(k, length), _kernel[k], middle, middle);
        var target = field[..length];
        target.Clear();
        for (var k = 0; k < _kernel.Length; k++)
            TensorPrimitives.MultiplyAdd<float>(work.Slice(k * stride, length), _kernel[k], target, target);
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
