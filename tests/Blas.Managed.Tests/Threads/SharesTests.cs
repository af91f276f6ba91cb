namespace Blas.Managed.Tests;

/// <summary>Pieces that threads take, each of its own share first.</summary>
public sealed class SharesTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(7, 2)]
    [InlineData(123, 2)]
    [InlineData(123, 5)]
    public void Whoever_comes_alone_takes_its_own_share_in_order_and_then_the_others(int pieces, int threads)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        for (nint share = 0; share < Math.Min(pieces, threads); share++)
        {
            var shares = new Shares(arena, pieces, threads);
            Assert.Equal(Math.Min(pieces, threads), shares.Count);
            var taken = new List<nint>();
            while (shares.TryTake(share, out nint piece))
                taken.Add(piece);
            nint first = share * pieces / shares.Count;
            Assert.Equal(Enumerable.Range(0, pieces).Select(i => (first + i) % pieces), taken);
        }
    }

    [Fact]
    public void However_many_come_each_piece_is_taken_once()
    {
        const int Pieces = 100_000, Threads = 4;
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        var shares = new Shares(arena, Pieces, Threads);
        int[] times = new int[Pieces];

        // The last one comes when there are none left for it.
        Thread[] threads = [.. Enumerable.Range(0, Threads - 1).Select(share => new Thread(() =>
        {
            while (shares.TryTake(share, out nint piece))
                Interlocked.Increment(ref times[piece]);
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.False(shares.TryTake(Threads - 1, out _));
        Assert.All(times, count => Assert.Equal(1, count));
    }
}
