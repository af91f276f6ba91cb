#:project ../src/Nn/Nn.csproj
#:property PublishAot=false
using System.Numerics.Tensors;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Random;

// R. Williams, "Simple Statistical Gradient-Following Algorithms for Connectionist Reinforcement Learning", 1992: a network learns to push
// a cart so that the pole on it stands, from nothing but how long it stood.
const int Longest = 500, Episodes = 16;
var random = new Xoshiro256(1);
var policy = new Sequential<float>(4, [new Dense(32, Activation.Tanh), new Dense(2)], seed: 1);
policy.Compile(new PolicyGradient(), new Adam(0.01));
var states = new List<float>();
var returns = new List<(int Action, float Return)>();
for (int round = 1; round <= 80; round++)
{
    states.Clear();
    returns.Clear();
    for (int episode = 0; episode < Episodes; episode++)
    {
        int first = returns.Count;
        Play(explore: true);
        // The rewards that follow a step, one for each step that the pole still stood, later ones counting less.
        for (var (step, sum) = (returns.Count - 1, 0f); step >= first; step--)
            returns[step] = (returns[step].Action, sum = 1 + 0.99f * sum);
    }

    // Better or worse than the mean is what counts; it stands in the column of the action that was taken.
    float mean = returns.Average(r => r.Return), deviation = MathF.Sqrt(returns.Average(r => (r.Return - mean) * (r.Return - mean)));
    var advantages = new float[2 * returns.Count];
    for (int i = 0; i < returns.Count; i++)
        advantages[2 * i + returns[i].Action] = (returns[i].Return - mean) / deviation;
    policy.TrainOnBatch(states.ToArray(), advantages);
    if (round is 1 or 10 or 80)
        Console.WriteLine($"round {round,2}: the pole stands {returns.Count / Episodes} steps");
}

Console.WriteLine($"without chance it stands {Enumerable.Range(0, 10).Select(_ => Play(explore: false)).Min()} of {Longest} steps at least, in ten tries");

// A. Barto, R. Sutton, C. Anderson, 1983: a cart of 1 kg, a pole of 0.1 kg and 1 m, a push of 10 N for 0.02 s; it fell at 12 degrees or 2.4 m.
int Play(bool explore)
{
    float Start() => (float)(0.1 * random.NextDouble() - 0.05);
    Span<float> s = [Start(), Start(), Start(), Start()], logits = stackalloc float[2];
    for (int step = 1; step <= Longest; step++)
    {
        policy.Predict(s, logits);
        int action = (explore ? random.NextDouble() < 1 / (1 + Math.Exp(logits[0] - logits[1])) : logits[1] > logits[0]) ? 1 : 0;
        if (explore)
        {
            states.AddRange(s);
            returns.Add((action, 0));
        }

        var (sin, cos) = MathF.SinCos(s[2]);
        float push = ((action == 1 ? 10 : -10) + 0.05f * s[3] * s[3] * sin) / 1.1f;
        float turn = (9.8f * sin - cos * push) / (0.5f * (4f / 3 - 0.1f * cos * cos / 1.1f));
        float[] change = [s[1], push - 0.05f * turn * cos / 1.1f, s[3], turn];
        for (int i = 0; i < 4; i++)
            s[i] += 0.02f * change[i];
        if (Math.Abs(s[0]) > 2.4f || Math.Abs(s[2]) > 12 * MathF.PI / 180)
            return step;
    }

    return Longest;
}

/// <summary>- sum of advantage times log probability of the action, from logits.</summary>
internal sealed class PolicyGradient() : Loss("policy_gradient")
{
    protected override double EvaluateBatch<T>(in LossBatch<T> batch)
    {
        double loss = 0;
        for (int start = 0; start < batch.Outputs.Length; start += batch.Columns)
        {
            var (logits, targets) = (batch.Outputs.Slice(start, batch.Columns).ToArray(), batch.Targets.Slice(start, batch.Columns).ToArray());
            var gradient = batch.Gradient.Slice(start, batch.Columns);
            TensorPrimitives.SoftMax<T>(logits, gradient);
            T advantage = TensorPrimitives.Sum<T>(targets);
            for (int j = 0; j < batch.Columns; j++)
            {
                loss -= double.CreateChecked(targets[j] * T.Log(gradient[j]));
                gradient[j] = (advantage * gradient[j] - targets[j]) / T.CreateChecked(batch.Rows);
            }
        }

        return loss;
    }
}
