using Nn.Optimizers;
using Nn.Tests.Golden;

namespace Nn.Tests.Optimizers;

/// <summary>The first twenty steps of every optimizer beside PyTorch's, on a convex function of five coupled parameters.</summary>
public class GoldenOptimizerTests
{
    private const int Count = 5;

    public static Dictionary<string, Optimizer> Methods { get; } = new()
    {
        ["sgd"] = new Sgd(0.05),
        ["sgd_decay"] = new Sgd(0.05, 0.9, weightDecay: 0.1),
        ["momentum"] = new Sgd(0.02, 0.9),
        ["nesterov"] = new Sgd(0.02, 0.9, nesterov: true),
        ["clip_value"] = new Sgd(0.05, 0.9) { ClipValue = 1.5 },
        ["clip_norm"] = new Sgd(0.05, 0.9) { ClipNorm = 2 },
        ["adagrad"] = new Adagrad(0.5),
        ["adagrad_initial"] = new Adagrad(0.5, 0.1, 1e-6, 0.05),
        ["rmsprop"] = new RmsProp(0.05),
        ["rmsprop_momentum"] = new RmsProp(0.01, 0.9, momentum: 0.8),
        ["rmsprop_centered"] = new RmsProp(0.01, 0.9, 1e-4, centered: true),
        ["rmsprop_both"] = new RmsProp(0.01, 0.9, 1e-4, 0.8, true, 0.1),
        ["adadelta"] = new Adadelta(),
        ["adadelta_decay"] = new Adadelta(2, 0.95, 1e-4, 0.1),
        ["adam"] = new Adam(0.1),
        ["adam_decay"] = new Adam(0.1, 0.8, 0.95, 1e-4, weightDecay: 0.1),
        ["amsgrad"] = new Adam(0.2, 0.9, 0.5, amsGrad: true),
        ["adamw"] = new AdamW(0.1),
        ["adamw_amsgrad"] = new AdamW(0.2, 0.9, 0.5, weightDecay: 0.2, amsGrad: true),
        ["nadam"] = new Nadam(0.1),
        ["nadam_decay"] = new Nadam(0.1, 0.8, 0.95, momentumDecay: 0.02, weightDecay: 0.1),
        ["lion"] = new Lion(0.1),
        ["lion_decay"] = new Lion(0.05, 0.8, 0.95, 0.3),
        ["lbfgs"] = new Lbfgs(0.1, 3, 4, lineSearch: false),
        ["lbfgs_short"] = new Lbfgs(0.2, 1, 2, lineSearch: false),
    };

    public static TheoryData<string> Names => [.. Methods.Keys];

    [Fact]
    public void Every_golden_path_is_compared() =>
        Assert.Equal(GoldenFile.Read("optimizers.json").EnumerateObject().Select(p => p.Name), Methods.Keys);

    // 20 steps of some 10 roundings each, of a contracting iteration: 1e-12 is a thousand of them.
    [Theory]
    [MemberData(nameof(Names))]
    public void Twenty_steps_are_PyTorchs(string name)
    {
        var path = GoldenFile.Read("optimizers.json").GetProperty(name);
        // The parameters twice over, with a gap: whole vectors and a tail must do the same.
        var parameters = new double[16 + Count];
        var gradients = new double[parameters.Length];
        var isGlobal = name is "clip_norm" || name.StartsWith("lbfgs", StringComparison.Ordinal);
        foreach (var start in isGlobal ? new[] { 16 } : [0, 16])
            Start(parameters.AsSpan(start, Count));
        var state = Methods[name].Build<double>(parameters.Length);
        double Evaluate()
        {
            if (!isGlobal)
                Gradient(parameters.AsSpan(0, Count), gradients.AsSpan(0, Count));
            return Gradient(parameters.AsSpan(16, Count), gradients.AsSpan(16, Count));
        }
        foreach (var expected in path.EnumerateArray())
        {
            state.Step(parameters, gradients.AsSpan(), Evaluate(), Evaluate);
            GoldenFile.Near(expected.Doubles(), parameters.AsSpan(16, Count), 1e-12, $"{name} {state.Steps}");
            if (!isGlobal)
                Assert.Equal(parameters[..Count], parameters[16..]);
        }
        Assert.Equal(20, state.Steps);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string name)
    {
        var parameters = new double[37];
        var gradients = new double[37];
        Start(parameters.AsSpan(0, Count));
        var state = Methods[name].Build<double>(37);
        Func<double> evaluate = () => Gradient(parameters.AsSpan(0, Count), gradients.AsSpan(0, Count));
        for (var i = 0; i < 40; i++)
            state.Step(parameters, gradients.AsSpan(), evaluate(), evaluate);
        Assert.Equal(0, Allocation.Least(() =>
        {
            for (var i = 0; i < 12; i++)
                state.Step(parameters, gradients.AsSpan(), evaluate(), evaluate);
        }));
    }

    [Fact]
    public void Lbfgs_with_line_search_reaches_the_minimum_of_Rosenbrocks_function()
    {
        // f = 100 (y - x^2)^2 + (1 - x)^2 from (-1.2, 1): a bent valley, with the minimum 0 at (1, 1).
        double[] p = [-1.2, 1];
        var g = new double[2];
        var evaluations = 0;
        double Evaluate()
        {
            evaluations++;
            var (x, y) = (p[0], p[1]);
            g[0] = -400 * x * (y - x * x) - 2 * (1 - x);
            g[1] = 200 * (y - x * x);
            return 100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x);
        }
        var state = new Lbfgs().Build<double>(2);
        for (var i = 0; i < 10; i++)
            state.Step(p, g.AsSpan(), Evaluate(), Evaluate);
        Assert.Equal(1, p[0], 1e-5);
        Assert.Equal(1, p[1], 1e-5);
        // Steepest descent would take thousands.
        Assert.InRange(evaluations, 10, 120);
    }

    [Fact]
    public void Lbfgs_never_raises_the_loss_and_survives_an_infinite_one()
    {
        // f = x - log x, infinite at 0 and below: a trial there is too far, not the end.
        double[] p = [1e-3];
        var g = new double[1];
        double Evaluate()
        {
            g[0] = 1 - 1 / p[0];
            return p[0] > 0 ? p[0] - Math.Log(p[0]) : double.PositiveInfinity;
        }
        var state = new Lbfgs().Build<double>(1);
        var last = Evaluate();
        for (var i = 0; i < 5; i++)
        {
            state.Step(p, g.AsSpan(), Evaluate(), Evaluate);
            var now = Evaluate();
            Assert.True(now <= last);
            last = now;
        }
        Assert.Equal(1, p[0], 1e-5);
        Assert.Throws<InvalidOperationException>(() => state.Step(p, g));
    }

    [Fact]
    public void Clipping_keeps_a_NaN_and_large_gradients_do_not_overflow_the_norm()
    {
        var state = new Sgd(1) { ClipNorm = 1 }.Build<float>(2);
        float[] p = [0, 0];
        state.Step(p, [3e30f, 4e30f]);
        Assert.Equal(-0.6f, p[0], 1e-6f);
        Assert.Equal(-0.8f, p[1], 1e-6f);
        state.Step(p, [float.NaN, 1]);
        Assert.True(float.IsNaN(p[0]));
        var limited = new Sgd(1) { ClipValue = 2 }.Build<float>(3);
        float[] q = [0, 0, 0];
        limited.Step(q, [float.NaN, float.NegativeInfinity, 5]);
        Assert.True(float.IsNaN(q[0]));
        Assert.Equal(2, q[1]);
        Assert.Equal(-2, q[2]);
    }

    private static void Start(Span<double> p)
    {
        for (var i = 0; i < Count; i++)
            p[i] = (i % 2 == 0 ? 1 : -1) * (1 + 0.5 * i);
    }

    /// <summary>f(p) = p'Ap / 2 - b'p + sum p^4 / 10, as in make_golden.py.</summary>
    private static double Gradient(ReadOnlySpan<double> p, Span<double> g)
    {
        double value = 0;
        for (var i = 0; i < Count; i++)
        {
            double product = 0;
            for (var j = 0; j < Count; j++)
                product += (1.0 / (1 + Math.Abs(i - j)) + (i == j ? 1 + i : 0)) * p[j];
            var cube = p[i] * p[i] * p[i];
            g[i] = product - (i - 2) + 0.4 * cube;
            value += p[i] * (product / 2 - (i - 2) + cube / 10);
        }
        return value;
    }
}
