using System.Numerics;

namespace Nn.Layers;

/// <summary>A layer that holds others.</summary>
internal interface IContainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    IReadOnlyList<Layer<T>> Layers { get; }
}
