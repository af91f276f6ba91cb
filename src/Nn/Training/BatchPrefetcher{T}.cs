using System.Numerics;
using System.Runtime.ExceptionServices;
using Nn.Augmentation;
using Nn.Models;
using Nn.Random;

namespace Nn.Training;

/// <summary>
/// Threads that gather and change the samples of the next batch while a step learns from this one. The threads divide a batch's rows; each
/// row's result is its own, so that their number changes nothing.
/// </summary>
internal sealed class BatchPrefetcher<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The random numbers of samples must not be those of weights, orders and layers.
    private const ulong SampleSeed = 0x73616D706C65;

    private readonly SampleSource<T> _samples;
    private readonly InputTransform<T> _transform;
    private readonly IAugmentation<T> _augmentation;
    private readonly ulong _seed;
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim _start = new(0);
    private readonly SemaphoreSlim _done = new(0);
    private BatchBuffers<T> _buffers;
    private int[] _order = [];
    private int _first;
    private int _rows;
    private int _epoch;
    private int _nextPiece;
    private bool _isPending;
    private volatile bool _ends;
    private Exception? _failure;

    public BatchPrefetcher(SampleSource<T> samples, Sequential<T> model, IAugmentation<T> augmentation, int capacity, int threads, ulong seed)
    {
        _samples = samples;
        _transform = model.Transform;
        _augmentation = augmentation;
        _seed = seed ^ SampleSeed;
        _buffers = new BatchBuffers<T>(capacity, model.Inputs, model.Outputs);
        _threads = new Thread[Math.Min(threads, capacity)];
        for (var i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = "augmentation" };
            _threads[i].Start();
        }
    }

    /// <summary>Has the threads gather samples.</summary>
    public void Begin(int[] order, int first, int rows, int epoch)
    {
        (_order, _first, _rows, _epoch, _nextPiece, _isPending) = (order, first, rows, epoch, 0, true);
        _start.Release(_threads.Length);
    }

    /// <summary>Waits for the batch that was begun, and gives it for the buffers of the one before.</summary>
    public BatchBuffers<T> Exchange(BatchBuffers<T> used)
    {
        Wait();
        if (_failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        var ready = _buffers;
        _buffers = used;
        return ready;
    }

    public void Dispose()
    {
        Wait();
        _ends = true;
        _start.Release(_threads.Length);
        foreach (var thread in _threads)
            thread.Join();
        _start.Dispose();
        _done.Dispose();
    }

    private void Wait()
    {
        for (var i = 0; _isPending && i < _threads.Length; i++)
            _done.Wait();
        _isPending = false;
    }

    private void Work()
    {
        var random = new Xoshiro256(0);
        while (true)
        {
            _start.Wait();
            if (_ends)
                return;
            try
            {
                // A thread may take the start that was meant for another: pieces are taken in turn, none is done twice.
                var piece = Interlocked.Increment(ref _nextPiece) - 1;
                var (start, end) = ((int)((long)_rows * piece / _threads.Length), (int)((long)_rows * (piece + 1) / _threads.Length));
                _samples.Gather(_order.AsSpan(_first, _rows), start, end, _transform, _buffers, _augmentation, random, _seed, _epoch);
            }
            catch (Exception e)
            {
                // It is thrown again where the batch is asked for.
                _failure = e;
            }
            _done.Release();
        }
    }
}
