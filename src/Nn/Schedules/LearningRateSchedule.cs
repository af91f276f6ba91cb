namespace Nn.Schedules;

/// <summary>
/// The learning rate as a function of the steps that the optimizer has taken. It has no memory, so that a run that is resumed goes on as it
/// would have. Schedules that look at a result, as on a plateau, are callbacks (<see cref="Training.ReduceOnPlateau"/>).
/// </summary>
public abstract class LearningRateSchedule
{
    /// <summary>The rate of the next step.</summary>
    /// <param name="point">Where training stands.</param>
    /// <returns>A finite number of at least 0.</returns>
    public abstract double At(in SchedulePoint point);

    /// <summary>Always the same.</summary>
    /// <param name="rate">The rate.</param>
    /// <returns>The schedule.</returns>
    public static LearningRateSchedule Constant(double rate) => new TableSchedule([rate]);

    /// <summary>A rate for each epoch, the last one for all that follow: <c>Table(0.01, 0.008, 0.006, 0.004, 0.002)</c>.</summary>
    /// <param name="rates">The rates of epochs 1, 2, ..., at least one.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static LearningRateSchedule Table(params IReadOnlyList<double> rates) => new TableSchedule(rates);

    /// <summary>rate factor^floor(epoch / every), epochs counted from 0 (PyTorch's <c>StepLR</c>).</summary>
    /// <param name="rate">The first rate.</param>
    /// <param name="factor">What it is multiplied by, at least 0.</param>
    /// <param name="every">After how many epochs, at least 1.</param>
    /// <returns>The schedule.</returns>
    public static LearningRateSchedule Step(double rate, double factor, int every)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        ScheduleArguments.CheckRate(factor, nameof(factor));
        return new FunctionSchedule(rate, p => rate * Math.Pow(factor, p.Epoch / every));
    }

    /// <summary>rate factor^(step / steps) (Keras' <c>ExponentialDecay</c>).</summary>
    /// <param name="rate">The first rate.</param>
    /// <param name="factor">What it is multiplied by over <paramref name="steps"/> steps, at least 0.</param>
    /// <param name="steps">At least 1.</param>
    /// <param name="staircase">Whether the exponent is rounded down to a whole number.</param>
    /// <returns>The schedule.</returns>
    public static LearningRateSchedule Exponential(double rate, double factor, long steps, bool staircase = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ScheduleArguments.CheckRate(factor, nameof(factor));
        return new FunctionSchedule(rate, p => rate * Math.Pow(factor, Share(p, steps, staircase)));
    }

    /// <summary>rate / (1 + decay step / steps) (Keras' <c>InverseTimeDecay</c>).</summary>
    /// <param name="rate">The first rate.</param>
    /// <param name="decay">How fast it falls, at least 0.</param>
    /// <param name="steps">At least 1.</param>
    /// <param name="staircase">Whether the quotient is rounded down to a whole number.</param>
    /// <returns>The schedule.</returns>
    public static LearningRateSchedule InverseTime(double rate, double decay, long steps, bool staircase = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ScheduleArguments.CheckRate(decay, nameof(decay));
        return new FunctionSchedule(rate, p => rate / (1 + decay * Share(p, steps, staircase)));
    }

    /// <summary>(rate - last) (1 - step / steps)^power + last up to <paramref name="steps"/>, last after them (Keras' <c>PolynomialDecay</c>).</summary>
    /// <param name="rate">The first rate.</param>
    /// <param name="last">The last one.</param>
    /// <param name="steps">At least 1.</param>
    /// <param name="power">1 for a line; above 0.</param>
    /// <returns>The schedule.</returns>
    public static LearningRateSchedule Polynomial(double rate, double last, long steps, double power = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ScheduleArguments.CheckRate(last, nameof(last));
        if (!(power > 0 && double.IsFinite(power)))
            throw new ArgumentOutOfRangeException(nameof(power), power, $"The power is {power}, expected a finite number above 0.");
        return new FunctionSchedule(rate, p => (rate - last) * Math.Pow(1 - Math.Min((double)p.Step / steps, 1), power) + last);
    }

    /// <summary>
    /// last + (rate - last) (1 + cos(pi t / T)) / 2 with t the steps since the last restart; the periods T are steps, steps factor,
    /// steps factor^2, ... and each restart begins at the rate times <paramref name="restartFactor"/> to the power of its number.
    /// </summary>
    /// <param name="rate">The first rate.</param>
    /// <param name="steps">The steps of the first period, at least 1.</param>
    /// <param name="last">Where each period ends.</param>
    /// <param name="factor">How much longer each period is, at least 1.</param>
    /// <param name="restartFactor">How much lower each restart begins, at least 0.</param>
    /// <param name="restarts">Whether there are restarts; without them the rate stays at <paramref name="last"/> after the first period.</param>
    /// <returns>The schedule.</returns>
    /// <remarks>I. Loshchilov, F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", ICLR 2017, eq. 5.</remarks>
    public static LearningRateSchedule Cosine(
        double rate, long steps, double last = 0, double factor = 1, double restartFactor = 1, bool restarts = false) =>
        new CosineSchedule(rate, steps, last, factor, restartFactor, restarts);

    /// <summary>
    /// From rate / divisor up to the rate over the first <paramref name="warmUp"/> share of the steps, then down to rate / divisor /
    /// finalDivisor, both along half a cosine (PyTorch's <c>OneCycleLR</c> with two phases).
    /// </summary>
    /// <param name="rate">The highest rate.</param>
    /// <param name="steps">The steps of the whole training, at least 2.</param>
    /// <param name="warmUp">The share of steps that the rate rises, in (0, 1).</param>
    /// <param name="divisor">At least 1.</param>
    /// <param name="finalDivisor">At least 1.</param>
    /// <returns>The schedule.</returns>
    /// <remarks>L. Smith, N. Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates", 2018.</remarks>
    public static LearningRateSchedule OneCycle(double rate, long steps, double warmUp = 0.3, double divisor = 25, double finalDivisor = 1e4) =>
        new OneCycleSchedule(rate, steps, warmUp, divisor, finalDivisor);

    /// <summary>A line from rate / steps to where another schedule begins, over <paramref name="steps"/> steps; then that schedule from its start.</summary>
    /// <param name="steps">The steps of the rise, at least 1.</param>
    /// <param name="then">What follows.</param>
    /// <returns>The schedule.</returns>
    /// <remarks>P. Goyal and others, "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour", 2017, section 2.2.</remarks>
    public static LearningRateSchedule WarmUp(long steps, LearningRateSchedule then)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentNullException.ThrowIfNull(then);
        return new WarmUpSchedule(steps, then);
    }

    /// <summary>Any function of where training stands.</summary>
    /// <param name="rate">The function; what it gives must be finite and at least 0.</param>
    /// <returns>The schedule.</returns>
    public static LearningRateSchedule Of(Func<SchedulePoint, double> rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new FunctionSchedule(0, rate);
    }

    private static double Share(in SchedulePoint point, long steps, bool staircase) =>
        staircase ? point.Step / steps : (double)point.Step / steps;
}

/// <summary>Where a training stands when a rate is asked for.</summary>
/// <param name="Step">The steps that the optimizer has taken, over all calls of <c>Fit</c>.</param>
/// <param name="StepsPerEpoch">The steps of an epoch, at least 1.</param>
public readonly record struct SchedulePoint(long Step, int StepsPerEpoch)
{
    /// <summary>The epochs that the steps make, rounded down.</summary>
    public long Epoch => Step / StepsPerEpoch;
}
