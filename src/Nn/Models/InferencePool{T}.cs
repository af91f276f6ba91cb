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
    private readonly InferenceBuffers<T>?[] _kept = new InferenceBuffers<T>?[Math.Max(64, 2 * Environment.ProcessorCount)];

    // Buffers kept that nobody is about to take: who has lowered it by one finds one, however often it is taken away before it.
    private int _free;

    public InferenceBuffers<T> Rent()
    {
        if (!TryReserve())
            return new InferenceBuffers<T>(layers, rows);
        // Each processor begins at a place of its own: what lies there is in its cache, and nobody else's.
        for (var i = Thread.GetCurrentProcessorId(); ; i++)
        {
            ref var place = ref _kept[(uint)i % (uint)_kept.Length];
            if (place is not null && Interlocked.Exchange(ref place, null) is { } buffers)
                return buffers;
        }
    }

    public void Return(InferenceBuffers<T> buffers)
    {
        var start = Thread.GetCurrentProcessorId();
        for (var i = 0; i < _kept.Length; i++)
        {
            ref var place = ref _kept[(uint)(start + i) % (uint)_kept.Length];
            if (place is null && Interlocked.CompareExchange(ref place, buffers, null) is null)
            {
                Interlocked.Increment(ref _free);
                return;
            }
        }
    }

    private bool TryReserve()
    {
        for (var free = Volatile.Read(ref _free); free > 0;)
        {
            var seen = Interlocked.CompareExchange(ref _free, free - 1, free);
            if (seen == free)
                return true;
            free = seen;
        }
        return false;
    }
}
