using System.Numerics;
using System.Numerics.Tensors;

namespace Nn.Optimizers;

/// <summary>The working <see cref="Lbfgs"/>.</summary>
internal sealed class LbfgsState<T>(Lbfgs method, int count)
    : OptimizerState<T>(method, count, slots: 3 + 2 * method.History, scalars: 4 + method.History)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Armijo = 1e-4;
    private const double Curvature = 0.9;
    private const int MostTrials = 25;

    private readonly double[] _alpha = new double[method.History];

    public override bool NeedsEvaluations => true;

    // The slots: the direction, the gradient before, where a line search began, then pairs of differences as a ring.
    private Span<T> Direction => Slots[0].AsSpan();

    private Span<T> Before => Slots[1].AsSpan();

    private Span<T> Origin => Slots[2].AsSpan();

    // The scalars: iterations so far, pairs kept, the place of the oldest, the factor of H's diagonal; then 1 / (s . y) of each pair.
    private ref double Done => ref Scalars[0];

    private ref double Kept => ref Scalars[1];

    private ref double Oldest => ref Scalars[2];

    private ref double Diagonal => ref Scalars[3];


    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, ReadOnlySpan<UpdatePiece<T>> pieces) =>
        throw new NotSupportedException();

    private protected override void Minimize(Span<T> parameters, Span<T> gradients, double loss, Func<double> evaluate)
    {
        var evaluations = 1;
        var most = method.Iterations * 5 / 4;
        if (Largest(gradients) <= method.GradientTolerance)
            return;
        for (var iteration = 1; iteration <= method.Iterations; iteration++)
        {
            if (Done++ == 0)
                TensorPrimitives.Negate(gradients, Direction);
            else
                Turn(gradients);
            gradients.CopyTo(Before);
            var before = loss;
            var length = LearningRate * (Done == 1 ? Math.Min(1, 1 / double.CreateChecked(TensorPrimitives.SumOfMagnitudes<T>(gradients))) : 1);
            var slope = Dot(gradients, Direction);
            if (!(slope <= -method.ChangeTolerance))
            {
                // No way down, or one that is no number. What was learned of the curvature is not to be trusted any more.
                Forget();
                return;
            }
            if (method.LineSearch)
            {
                (loss, length) = Search(parameters, gradients, loss, slope, length, evaluate, ref evaluations);
                if (length == 0)
                {
                    Forget();
                    return;
                }
            }
            else
            {
                Move(parameters, parameters, length);
                if (iteration < method.Iterations)
                {
                    loss = evaluate();
                    evaluations++;
                }
            }
            TensorPrimitives.Multiply(Direction, T.CreateChecked(length), Direction);
            if (iteration == method.Iterations || evaluations >= most
                || Largest(gradients) <= method.GradientTolerance
                || Largest(Direction) <= method.ChangeTolerance
                || Math.Abs(loss - before) < method.ChangeTolerance)
            {
                return;
            }
        }
    }

    /// <summary>Takes in the last difference and turns the direction to -H g, by the two-loop recursion.</summary>
    private void Turn(ReadOnlySpan<T> gradients)
    {
        // The difference of gradients is made in its place in the ring, and stays there if it tells a positive curvature.
        var place = (int)(Oldest + Kept) % method.History;
        var s = Moves(place);
        var y = Differences(place);
        TensorPrimitives.Subtract(gradients, Before, y);
        var curvature = Dot(y, Direction);
        if (curvature > 1e-10)
        {
            Direction.CopyTo(s);
            Scalars[4 + place] = 1 / curvature;
            Diagonal = curvature / Dot(y, y);
            if (Kept < method.History)
                Kept++;
            else
                Oldest = (Oldest + 1) % method.History;
        }
        TensorPrimitives.Negate(gradients, Direction);
        for (var k = (int)Kept - 1; k >= 0; k--)
        {
            var i = (int)(Oldest + k) % method.History;
            _alpha[i] = Dot(Moves(i), Direction) * Scalars[4 + i];
            TensorPrimitives.MultiplyAdd(Differences(i), T.CreateChecked(-_alpha[i]), Direction, Direction);
        }
        if (Kept > 0)
            TensorPrimitives.Multiply(Direction, T.CreateChecked(Diagonal), Direction);
        for (var k = 0; k < (int)Kept; k++)
        {
            var i = (int)(Oldest + k) % method.History;
            var beta = Dot(Differences(i), Direction) * Scalars[4 + i];
            TensorPrimitives.MultiplyAdd(Moves(i), T.CreateChecked(_alpha[i] - beta), Direction, Direction);
        }
        // H is positive definite, and so is the part of it that belongs to the parameters that move: the way is still down.
        Mask(Direction);
    }

    /// <summary>
    /// A length t with f(t) at most f(0) + 1e-4 t f'(0) and |f'(t)| at most 0.9 |f'(0)|; parameters and gradients are left there. Where the
    /// trials run out, the best length that lowers the loss, or 0.
    /// </summary>
    private (double Loss, double Length) Search(
        Span<T> parameters, Span<T> gradients, double loss, double slope, double length, Func<double> evaluate, ref int evaluations)
    {
        parameters.CopyTo(Origin);
        // The bracket's ends: low has the lower loss of those that meet the first condition.
        double low = 0, lowLoss = loss, lowSlope = slope, high = 0, highLoss = 0, highSlope = 0;
        var bracketed = false;
        var t = length;
        for (var trial = 0; trial < MostTrials; trial++)
        {
            Move(Origin, parameters, t);
            var value = evaluate();
            evaluations++;
            var there = Dot(gradients, Direction);
            if (!(value <= loss + Armijo * t * slope) || value >= lowLoss && low > 0)
            {
                // Too far. A loss that is no number, or infinite, is too far as well.
                (high, highLoss, highSlope, bracketed) = (t, value, there, true);
            }
            else if (Math.Abs(there) <= -Curvature * slope)
                return (value, t);
            else
            {
                if (there * (bracketed ? high - low : 1) >= 0)
                    (high, highLoss, highSlope, bracketed) = (low, lowLoss, lowSlope, true);
                (low, lowLoss, lowSlope) = (t, value, there);
            }
            if (bracketed && Math.Abs(high - low) * (double)Largest(Direction) < method.ChangeTolerance)
                break;
            t = bracketed ? Between(low, lowLoss, lowSlope, high, highLoss, highSlope) : 2 * t;
        }
        Move(Origin, parameters, low);
        evaluations++;
        return (evaluate(), low);
    }

    /// <summary>The minimum of the cubic through both ends' values and slopes, kept a tenth of the interval from either end; else the middle.</summary>
    private static double Between(double a, double fa, double ga, double b, double fb, double gb)
    {
        var width = b - a;
        var d1 = ga + gb - 3 * (fa - fb) / (a - b);
        var root = d1 * d1 - ga * gb;
        var t = double.NaN;
        if (root >= 0)
        {
            var d2 = Math.Sign(width) * Math.Sqrt(root);
            t = b - width * (gb + d2 - d1) / (gb - ga + 2 * d2);
        }
        var (least, most) = (Math.Min(a, b) + 0.1 * Math.Abs(width), Math.Max(a, b) - 0.1 * Math.Abs(width));
        return double.IsFinite(t) ? Math.Clamp(t, least, most) : a + width / 2;
    }

    // What was learned of the curvature has parts that stay now, or lacks some that move.
    private protected override void Redivided() => Forget();

    private void Forget()
    {
        (Done, Kept, Oldest) = (0, 0, 0);
    }

    private void Move(ReadOnlySpan<T> from, Span<T> to, double length) =>
        TensorPrimitives.MultiplyAdd(Direction, T.CreateChecked(length), from, to);

    private Span<T> Moves(int place) => Slots[3 + 2 * place].AsSpan();

    private Span<T> Differences(int place) => Slots[4 + 2 * place].AsSpan();

    private static double Largest(ReadOnlySpan<T> x) => Math.Abs(double.CreateChecked(TensorPrimitives.MaxMagnitude(x)));

    // Pieces are summed in T, the pieces in double.
    private static double Dot(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
    {
        const int Piece = 1024;
        double sum = 0;
        for (var start = 0; start < x.Length; start += Piece)
        {
            var length = Math.Min(Piece, x.Length - start);
            sum += double.CreateChecked(TensorPrimitives.Dot(x.Slice(start, length), y.Slice(start, length)));
        }
        return sum;
    }
}
