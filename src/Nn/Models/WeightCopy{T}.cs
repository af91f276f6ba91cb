using System.Numerics;
using System.Numerics.Tensors;

namespace Nn.Models;

/// <summary>The working <see cref="WeightCopy"/>.</summary>
internal sealed class WeightCopy<T> : WeightCopy
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterStore<T> _store;
    private readonly T[] _values;
    private readonly T[] _states;

    public WeightCopy(ParameterStore<T> store)
    {
        _store = store;
        _values = store.Values.ToArray();
        _states = store.States.ToArray();
    }

    internal override double[] Values
    {
        get => [.. _values.Concat(_states).Select(double.CreateChecked)];
        set
        {
            if (value.Length != _values.Length + _states.Length)
                throw new ArgumentException($"There are {value.Length} values, expected {_values.Length + _states.Length}.", nameof(value));
            for (var i = 0; i < value.Length; i++)
            {
                var element = T.CreateSaturating(value[i]);
                if (i < _values.Length)
                    _values[i] = element;
                else
                    _states[i - _values.Length] = element;
            }
        }
    }

    public override void Take()
    {
        _store.Values.AsSpan().CopyTo(_values);
        _store.States.AsSpan().CopyTo(_states);
    }

    public override void PutBack()
    {
        _values.CopyTo(_store.Values.AsSpan());
        _states.CopyTo(_store.States.AsSpan());
    }

    public override void Swap()
    {
        Swap(_values, _store.Values.AsSpan());
        Swap(_states, _store.States.AsSpan());
    }

    public override void Follow(double share)
    {
        TensorPrimitives.Lerp<T>(_values, _store.Values.AsSpan(), T.CreateChecked(share), _values);
        TensorPrimitives.Lerp<T>(_states, _store.States.AsSpan(), T.CreateChecked(share), _states);
    }

    private static void Swap(Span<T> a, Span<T> b)
    {
        for (var i = 0; i < a.Length; i++)
            (a[i], b[i]) = (b[i], a[i]);
    }
}
