using System.Numerics;
using Nn.Layers;

namespace Nn.Models;

/// <summary>
/// Buffers that threads borrow to predict. As many are kept as threads have predicted at once, up to a limit, so that a server's calls
/// allocate nothing once it is warm.
/// </summary>
internal sealed class InferencePool<T>(IReadOnlyList<Layer<T>> layers, int rows)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly InferenceBuffers<T>?[] _kept = new InferenceBuffers<T>?[Math.Max(32, 2 * Environment.ProcessorCount)];

    public InferenceBuffers<T> Rent()
    {
        for (var i = 0; i < _kept.Length; i++)
        {
            if (_kept[i] is not null && Interlocked.Exchange(ref _kept[i], null) is { } buffers)
                return buffers;
        }
        return new InferenceBuffers<T>(layers, rows);
    }

    public void Return(InferenceBuffers<T> buffers)
    {
        for (var i = 0; i < _kept.Length; i++)
        {
            if (_kept[i] is null && Interlocked.CompareExchange(ref _kept[i], buffers, null) is null)
                return;
        }
    }
}
