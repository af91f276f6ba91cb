using System.Numerics;

namespace Blas.Managed;

// The routines of an element type are made when they are first asked for: to load the classes of one takes the runtime milliseconds,
// and most programs use one or two. They are made in methods of their own, since a method's classes are loaded when it is compiled. Where
// two threads make the same at once, the second is dropped.

/// <summary>The engines of a provider.</summary>
/// <param name="width">The vector width.</param>
/// <param name="pool">The threads.</param>
internal sealed class ManagedEngines(SimdWidth width, WorkerPool pool)
{
    private SimdKernels<float>? _singleKernels;
    private SimdKernels<double>? _doubleKernels;
    private Engine<float, float>? _single;
    private Engine<double, double>? _double;
    private Engine<Complex32, float>? _complex32;
    private Engine<Complex, double>? _complex;

    public Engine<float, float> Single => _single ?? MakeSingle();

    public Engine<double, double> Double => _double ?? MakeDouble();

    public Engine<Complex32, float> Complex32 => _complex32 ?? MakeComplex32();

    public Engine<Complex, double> Complex => _complex ?? MakeComplex();

    private SimdKernels<float> SingleKernels => _singleKernels ?? Interlocked.CompareExchange(ref _singleKernels, SimdKernels<float>.Create(width), null) ?? _singleKernels;

    private SimdKernels<double> DoubleKernels => _doubleKernels ?? Interlocked.CompareExchange(ref _doubleKernels, SimdKernels<double>.Create(width), null) ?? _doubleKernels;

    private Engine<float, float> MakeSingle() => Interlocked.CompareExchange(ref _single, new(SingleKernels, pool), null) ?? _single;

    private Engine<double, double> MakeDouble() => Interlocked.CompareExchange(ref _double, new(DoubleKernels, pool), null) ?? _double;

    private Engine<Complex32, float> MakeComplex32() => Interlocked.CompareExchange(ref _complex32, new(SingleKernels, pool), null) ?? _complex32;

    private Engine<Complex, double> MakeComplex() => Interlocked.CompareExchange(ref _complex, new(DoubleKernels, pool), null) ?? _complex;
}

/// <summary>The BLAS of the managed provider.</summary>
/// <param name="engines">Its engines.</param>
internal sealed class ManagedBlasSet(ManagedEngines engines) : IBlas
{
    private ManagedBlas<float, float>? _single;
    private ManagedBlas<double, double>? _double;
    private ManagedBlas<Complex32, float>? _complex32;
    private ManagedBlas<Complex, double>? _complex;
    private ManagedMixedBlas? _mixed;

    /// <inheritdoc/>
    public IBlas<float, float> Single => _single ?? MakeSingle();

    /// <inheritdoc/>
    public IBlas<double, double> Double => _double ?? MakeDouble();

    /// <inheritdoc/>
    public IBlas<Complex32, float> Complex32 => _complex32 ?? MakeComplex32();

    /// <inheritdoc/>
    public IBlas<Complex, double> Complex => _complex ?? MakeComplex();

    /// <inheritdoc/>
    public IMixedBlas Mixed => _mixed ?? MakeMixed();

    private ManagedBlas<float, float> MakeSingle() => Interlocked.CompareExchange(ref _single, new(engines.Single), null) ?? _single;

    private ManagedBlas<double, double> MakeDouble() => Interlocked.CompareExchange(ref _double, new(engines.Double), null) ?? _double;

    private ManagedBlas<Complex32, float> MakeComplex32() => Interlocked.CompareExchange(ref _complex32, new(engines.Complex32), null) ?? _complex32;

    private ManagedBlas<Complex, double> MakeComplex() => Interlocked.CompareExchange(ref _complex, new(engines.Complex), null) ?? _complex;

    private ManagedMixedBlas MakeMixed() => Interlocked.CompareExchange(ref _mixed, new(), null) ?? _mixed;
}

/// <summary>The LAPACK of the managed provider.</summary>
/// <param name="engines">Its engines.</param>
/// <param name="blas">Its BLAS.</param>
internal sealed class ManagedLapackSet(ManagedEngines engines, ManagedBlasSet blas) : ILapack
{
    private ManagedLapack<float, float>? _single;
    private ManagedLapack<double, double>? _double;
    private ManagedLapack<Complex32, float>? _complex32;
    private ManagedLapack<Complex, double>? _complex;

    /// <inheritdoc/>
    public ILapack<float, float> Single => _single ?? MakeSingle();

    /// <inheritdoc/>
    public ILapack<double, double> Double => _double ?? MakeDouble();

    /// <inheritdoc/>
    public ILapack<Complex32, float> Complex32 => _complex32 ?? MakeComplex32();

    /// <inheritdoc/>
    public ILapack<Complex, double> Complex => _complex ?? MakeComplex();

    private ManagedLapack<float, float> MakeSingle() =>
        Interlocked.CompareExchange(ref _single, new(engines.Single, (ManagedBlas<float, float>)blas.Single), null) ?? _single;

    private ManagedLapack<double, double> MakeDouble() =>
        Interlocked.CompareExchange(ref _double, new(engines.Double, (ManagedBlas<double, double>)blas.Double), null) ?? _double;

    private ManagedLapack<Complex32, float> MakeComplex32() =>
        Interlocked.CompareExchange(ref _complex32, new(engines.Complex32, (ManagedBlas<Complex32, float>)blas.Complex32), null) ?? _complex32;

    private ManagedLapack<Complex, double> MakeComplex() =>
        Interlocked.CompareExchange(ref _complex, new(engines.Complex, (ManagedBlas<Complex, double>)blas.Complex), null) ?? _complex;
}
