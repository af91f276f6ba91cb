using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit.Abstractions;

namespace Blas.Arrays.Tests.Storage;

/// <summary>What the process really holds while arrays are made and forgotten by the million.</summary>
public sealed class ResidentSetTests(ITestOutputHelper output)
{
    private const int Count = 1_000_000;
    private const long Bound = 100L << 20;

    [Theory]
    [InlineData(256, false)]
    [InlineData(256, true)]
    [InlineData(4096, true)]
    public void A_million_forgotten_arrays_leave_the_resident_set_flat(int length, bool withViews)
    {
        // What the process grows to once, whoever the arrays belong to: code, and the collector's own budget.
        Forget(length, withViews, Count / 20);
        Settle();
        long blocks = ArrayMemory.LiveBlocks, bytes = ArrayMemory.LiveBytes, before = Resident(), most = 0, mostBytes = 0;
        const int Step = Count / 100;
        for (int done = 0; done < Count; done += Step)
        {
            Forget(length, withViews, Step);
            most = Math.Max(most, Resident() - before);
            mostBytes = Math.Max(mostBytes, ArrayMemory.LiveBytes - bytes);
        }

        Settle();
        output.WriteLine($"{Count} arrays of {length} floats{(withViews ? " and a view of each" : string.Empty)}: resident set +{most >> 20} MiB of {(long)Count * length * sizeof(float) >> 20}, live at most {mostBytes >> 20} MiB");
        Assert.InRange(most, long.MinValue, Bound);
        Assert.Equal(blocks, ArrayMemory.LiveBlocks);
        Assert.Equal(bytes, ArrayMemory.LiveBytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(int length, bool withViews, int count)
    {
        for (int i = 0; i < count; i++)
        {
            NdArray<float> a = NdArray.Full([length], 1f);
            if (withViews)
            {
                _ = a["::2"];
            }
        }
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
