using Nn.Schedules;

namespace Nn.Tests.Schedules;

/// <summary>Schedules at points worked out by hand from their formulas.</summary>
public class ScheduleTests
{
    private const int Epoch = 10;

    [Fact]
    public void A_table_has_a_rate_for_each_epoch_and_keeps_the_last()
    {
        var schedule = LearningRateSchedule.Table(0.01, 0.008, 0.006, 0.004, 0.002);
        double[] expected = [0.01, 0.008, 0.006, 0.004, 0.002, 0.002];
        for (var epoch = 0; epoch < 6; epoch++)
        {
            Assert.Equal(expected[epoch], At(schedule, epoch * Epoch));
            Assert.Equal(expected[epoch], At(schedule, epoch * Epoch + 9));
        }
        Assert.Equal(0.3, At(LearningRateSchedule.Constant(0.3), 12345));
    }

    [Fact]
    public void Decays_follow_their_formulas()
    {
        var step = LearningRateSchedule.Step(0.8, 0.5, 3);
        Assert.Equal(0.8, At(step, 29));
        Assert.Equal(0.4, At(step, 30));
        Assert.Equal(0.1, At(step, 90), 1e-15);
        Assert.Equal(0.5 * Math.Sqrt(0.9), At(LearningRateSchedule.Exponential(0.5, 0.9, 100), 50), 1e-15);
        Assert.Equal(0.5, At(LearningRateSchedule.Exponential(0.5, 0.9, 100, staircase: true), 99));
        Assert.Equal(0.5 / 1.25, At(LearningRateSchedule.InverseTime(0.5, 0.5, 100), 50), 1e-15);
        Assert.Equal(0.5 / 1.5, At(LearningRateSchedule.InverseTime(0.5, 0.5, 100, true), 150), 1e-15);
        Assert.Equal(0.9 * 0.25 + 0.1, At(LearningRateSchedule.Polynomial(1, 0.1, 100, 2), 50), 1e-15);
        Assert.Equal(0.1, At(LearningRateSchedule.Polynomial(1, 0.1, 100), 1000));
    }

    [Fact]
    public void A_cosine_restarts_longer_and_lower()
    {
        var once = LearningRateSchedule.Cosine(1, 100, 0.2);
        Assert.Equal(1, At(once, 0));
        Assert.Equal(0.6, At(once, 50), 1e-15);
        Assert.Equal(0.2, At(once, 100), 1e-15);
        Assert.Equal(0.2, At(once, 500), 1e-15);
        var restarts = LearningRateSchedule.Cosine(1, 100, 0, factor: 2, restartFactor: 0.5, restarts: true);
        // Periods of 100, 200 and 400 steps, from 1, 0.5 and 0.25.
        Assert.Equal(0.5, At(restarts, 50), 1e-15);
        Assert.Equal(0.5, At(restarts, 100), 1e-15);
        Assert.Equal(0.25, At(restarts, 200), 1e-15);
        Assert.Equal(0.25, At(restarts, 300), 1e-15);
        Assert.Equal(0.125, At(restarts, 500), 1e-15);
        var even = LearningRateSchedule.Cosine(1, 10, restarts: true);
        Assert.Equal(1, At(even, 70), 1e-15);
        Assert.Equal(0.5, At(even, 75), 1e-15);
    }

    [Fact]
    public void One_cycle_rises_and_falls_as_PyTorchs()
    {
        // torch.optim.lr_scheduler.OneCycleLR(max_lr=1, total_steps=20, cycle_momentum=False), its get_last_lr() step by step (1.13.1).
        double[] expected =
        [
            0.040000000000000036, 0.1316718427000253, 0.3716718427000253, 0.6683281572999747, 0.9083281572999747, 1.0, 0.9874640062350873, 0.9504846320134737,
            0.89091617757105, 0.8117456539497631, 0.7169430017913008, 0.6112620219362893, 0.500002, 0.38874197806371075, 0.28306099820869923,
            0.18825834605023697, 0.10908782242895004, 0.049519367986526286, 0.012539993764912554, 4e-06,
        ];
        var schedule = LearningRateSchedule.OneCycle(1, 20);
        for (var i = 0; i < 20; i++)
            Assert.Equal(expected[i], At(schedule, i), 1e-12);
        Assert.Equal(4e-6, At(schedule, 1000), 1e-18);
    }

    [Fact]
    public void A_warm_up_is_a_line_to_what_follows()
    {
        var schedule = LearningRateSchedule.WarmUp(4, LearningRateSchedule.Exponential(0.8, 0.5, 10));
        Assert.Equal([0.2, 0.4, 0.6000000000000001, 0.8, 0.8], Enumerable.Range(0, 5).Select(i => At(schedule, i)));
        Assert.Equal(0.4, At(schedule, 14), 1e-15);
    }

    [Fact]
    public void Bad_constants_are_refused_by_name()
    {
        Assert.Throws<ArgumentException>("rates", () => LearningRateSchedule.Table());
        Assert.Throws<ArgumentOutOfRangeException>("rates", () => LearningRateSchedule.Table(0.1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("every", () => LearningRateSchedule.Step(1, 0.1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => LearningRateSchedule.Cosine(1, 10, factor: 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("warmUp", () => LearningRateSchedule.OneCycle(1, 10, 1));
        Assert.Throws<ArgumentOutOfRangeException>("power", () => LearningRateSchedule.Polynomial(1, 0, 10, 0));
        Assert.Throws<ArgumentNullException>("then", () => LearningRateSchedule.WarmUp(1, null!));
    }

    private static double At(LearningRateSchedule schedule, long step) => schedule.At(new SchedulePoint(step, Epoch));
}
