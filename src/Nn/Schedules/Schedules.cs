namespace Nn.Schedules;

internal static class ScheduleArguments
{
    public static double CheckRate(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, expected a finite number of at least 0.");
        return value;
    }
}

internal sealed class FunctionSchedule : LearningRateSchedule
{
    private readonly Func<SchedulePoint, double> _rate;

    public FunctionSchedule(double rate, Func<SchedulePoint, double> function)
    {
        ScheduleArguments.CheckRate(rate, nameof(rate));
        _rate = function;
    }

    public override double At(in SchedulePoint point) => _rate(point);
}

internal sealed class TableSchedule : LearningRateSchedule
{
    private readonly double[] _rates;

    public TableSchedule(IReadOnlyList<double> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        if (rates.Count == 0)
            throw new ArgumentException("A table of rates needs at least one.", nameof(rates));
        _rates = [.. rates.Select(rate => ScheduleArguments.CheckRate(rate, nameof(rates)))];
    }

    public override double At(in SchedulePoint point) => _rates[Math.Min(point.Epoch, _rates.Length - 1)];
}

internal sealed class CosineSchedule : LearningRateSchedule
{
    private readonly double _rate;
    private readonly double _last;
    private readonly long _steps;
    private readonly double _factor;
    private readonly double _restartFactor;
    private readonly bool _restarts;

    public CosineSchedule(double rate, long steps, double last, double factor, double restartFactor, bool restarts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (!(factor >= 1 && double.IsFinite(factor)))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, $"The factor is {factor}, expected a finite number of at least 1.");
        _rate = ScheduleArguments.CheckRate(rate, nameof(rate));
        _last = ScheduleArguments.CheckRate(last, nameof(last));
        _restartFactor = ScheduleArguments.CheckRate(restartFactor, nameof(restartFactor));
        (_steps, _factor, _restarts) = (steps, factor, restarts);
    }

    public override double At(in SchedulePoint point)
    {
        var t = (double)point.Step / _steps;
        if (!_restarts)
            return Wave(Math.Min(t, 1), _rate);
        double number;
        if (_factor == 1)
        {
            number = Math.Floor(t);
            t -= number;
        }
        else
        {
            // Period n begins at (factor^n - 1) / (factor - 1), in units of the first one.
            number = Math.Floor(Math.Log(1 + t * (_factor - 1)) / Math.Log(_factor) + 1e-12);
            var length = Math.Pow(_factor, number);
            t = (t - (length - 1) / (_factor - 1)) / length;
        }
        return Wave(Math.Clamp(t, 0, 1), _rate * Math.Pow(_restartFactor, number));
    }

    private double Wave(double t, double top) => _last + (top - _last) * 0.5 * (1 + Math.Cos(Math.PI * t));
}

internal sealed class OneCycleSchedule : LearningRateSchedule
{
    private readonly double _first;
    private readonly double _top;
    private readonly double _last;
    private readonly double _rise;
    private readonly long _steps;

    public OneCycleSchedule(double rate, long steps, double warmUp, double divisor, double finalDivisor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        if (!(warmUp > 0 && warmUp < 1))
            throw new ArgumentOutOfRangeException(nameof(warmUp), warmUp, $"The share is {warmUp}, expected above 0 and below 1.");
        if (!(divisor >= 1 && double.IsFinite(divisor)))
            throw new ArgumentOutOfRangeException(nameof(divisor), divisor, $"The divisor is {divisor}, expected a finite number of at least 1.");
        if (!(finalDivisor >= 1 && double.IsFinite(finalDivisor)))
            throw new ArgumentOutOfRangeException(nameof(finalDivisor), finalDivisor, $"The divisor is {finalDivisor}, expected a finite number of at least 1.");
        _top = ScheduleArguments.CheckRate(rate, nameof(rate));
        _first = rate / divisor;
        _last = _first / finalDivisor;
        _steps = steps;
        // The top is at this step, counted from 0; the last rate at step steps - 1.
        _rise = warmUp * steps - 1;
    }

    public override double At(in SchedulePoint point)
    {
        var step = Math.Min(point.Step, _steps - 1);
        return step <= _rise
            ? Between(_first, _top, _rise <= 0 ? 1 : step / _rise)
            : Between(_top, _last, (step - _rise) / (_steps - 1 - _rise));
    }

    private static double Between(double from, double to, double t) => to + (from - to) * 0.5 * (1 + Math.Cos(Math.PI * t));
}

internal sealed class WarmUpSchedule(long steps, LearningRateSchedule then) : LearningRateSchedule
{
    public override double At(in SchedulePoint point) => point.Step < steps
        ? then.At(point with { Step = 0 }) * (point.Step + 1) / steps
        : then.At(point with { Step = point.Step - steps });
}
