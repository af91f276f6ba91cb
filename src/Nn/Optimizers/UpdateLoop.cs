using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Blas.Managed;
using Nn.Kernels;

namespace Nn.Optimizers;

/// <summary>A method's arithmetic for a vector of parameters, as a type, so that one loop is compiled for each. Constants are fields.</summary>
internal interface IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many of the three moments it keeps.</summary>
    static abstract int Slots { get; }

    /// <summary>The new parameters; moments are changed in place.</summary>
    Vector<T> Apply(Vector<T> parameter, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third);
}

/// <summary>The one pass of an update over parameters, gradients and moments.</summary>
internal static class UpdateLoop
{
    // Parameters that are worth a second thread: some microseconds of work for each.
    private const int LeastShare = 1 << 14;

    // Shares begin where a cache line does.
    private const int Line = 64;

    /// <summary>
    /// Updates the pieces; what lies outside of them stays as it is, its moments too. Long pieces are shared out: an element's result doesn't
    /// depend on how.
    /// </summary>
    public static unsafe void Run<T, TRule>(
        TRule rule, WorkerPool workers, ReadOnlySpan<UpdatePiece<T>> pieces,
        Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> first, Span<T> second, Span<T> third)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
    {
        foreach (ref readonly var piece in pieces)
        {
            var shares = Math.Min(workers.Threads, piece.Length / LeastShare);
            var part = parameters.Slice(piece.Start, piece.Length);
            var partGradients = gradients.Slice(piece.Start, piece.Length);
            var (a, b, c) = (TRule.Slots > 0, TRule.Slots > 1, TRule.Slots > 2);
            if (shares <= 1)
            {
                Run(rule, piece.Preparation, part, partGradients, Part(first, piece, a), Part(second, piece, b), Part(third, piece, c));
                continue;
            }
            fixed (T* p = part, g = partGradients, s1 = Part(first, piece, a), s2 = Part(second, piece, b), s3 = Part(third, piece, c))
            {
                var job = new Job<T, TRule>
                {
                    Rule = rule,
                    Preparation = piece.Preparation,
                    Parameters = p,
                    Gradients = g,
                    First = s1,
                    Second = s2,
                    Third = s3,
                    Length = piece.Length,
                    Share = ((piece.Length + shares - 1) / shares + Line - 1) / Line * Line,
                };
                workers.Run(ref job, (job.Length + job.Share - 1) / job.Share);
            }
        }
    }

    private static Span<T> Part<T>(Span<T> slot, in UpdatePiece<T> piece, bool isUsed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => isUsed ? slot.Slice(piece.Start, piece.Length) : default;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T, TRule>(
        TRule rule, in GradientPreparation<T> preparation, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> first, Span<T> second, Span<T> third)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
    {
        ref var p = ref MemoryMarshal.GetReference(parameters);
        ref var g = ref MemoryMarshal.GetReference(gradients);
        ref var s1 = ref MemoryMarshal.GetReference(first);
        ref var s2 = ref MemoryMarshal.GetReference(second);
        ref var s3 = ref MemoryMarshal.GetReference(third);
        var prepare = preparation;
        var prepared = prepare.IsNeeded;
        nint i = 0;
        for (; i <= parameters.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var parameter = Vector.LoadUnsafe(ref p, (nuint)i);
            var gradient = Vector.LoadUnsafe(ref g, (nuint)i);
            if (prepared)
                gradient = prepare.Apply(gradient, parameter);
            var a = TRule.Slots > 0 ? Vector.LoadUnsafe(ref s1, (nuint)i) : default;
            var b = TRule.Slots > 1 ? Vector.LoadUnsafe(ref s2, (nuint)i) : default;
            var c = TRule.Slots > 2 ? Vector.LoadUnsafe(ref s3, (nuint)i) : default;
            rule.Apply(parameter, gradient, ref a, ref b, ref c).StoreUnsafe(ref p, (nuint)i);
            if (TRule.Slots > 0)
                a.StoreUnsafe(ref s1, (nuint)i);
            if (TRule.Slots > 1)
                b.StoreUnsafe(ref s2, (nuint)i);
            if (TRule.Slots > 2)
                c.StoreUnsafe(ref s3, (nuint)i);
        }
        if (i < parameters.Length)
            Rest(rule, prepare, (int)i, parameters, gradients, first, second, third);
    }

    private static void Rest<T, TRule>(
        TRule rule, in GradientPreparation<T> prepare, int start, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> first, Span<T> second, Span<T> third)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
    {
        var parameter = Tail.Load<T>(parameters[start..]);
        var gradient = Tail.Load(gradients[start..]);
        if (prepare.IsNeeded)
            gradient = prepare.Apply(gradient, parameter);
        var a = TRule.Slots > 0 ? Tail.Load<T>(first[start..]) : default;
        var b = TRule.Slots > 1 ? Tail.Load<T>(second[start..]) : default;
        var c = TRule.Slots > 2 ? Tail.Load<T>(third[start..]) : default;
        Tail.Store(rule.Apply(parameter, gradient, ref a, ref b, ref c), parameters[start..]);
        if (TRule.Slots > 0)
            Tail.Store(a, first[start..]);
        if (TRule.Slots > 1)
            Tail.Store(b, second[start..]);
        if (TRule.Slots > 2)
            Tail.Store(c, third[start..]);
    }

    // One share a thread, always the same: a thread finds its moments in its processor's cache, and of a weight gradient what it has computed.
    private unsafe struct Job<T, TRule> : IParallelJob
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
    {
        public TRule Rule;
        public GradientPreparation<T> Preparation;
        public T* Parameters, Gradients, First, Second, Third;
        public int Length, Share;

        public readonly void Run(nint piece)
        {
            var start = (int)piece * Share;
            var count = Math.Min(Share, Length - start);
            UpdateLoop.Run(
                Rule, Preparation, Of(Parameters, start, count), Of(Gradients, start, count),
                Of(First, start, count), Of(Second, start, count), Of(Third, start, count));
        }

        private static Span<T> Of(T* values, int start, int count) => values == null ? default : new(values + start, count);
    }
}
