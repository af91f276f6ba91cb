using System.Text.Json;
using Nn.Models;

namespace Nn.Optimizers;

/// <summary>The optimizers that model files may name.</summary>
internal static class OptimizerCatalog
{
    public static void Write(Utf8JsonWriter json, Optimizer optimizer)
    {
        json.WriteStartObject("optimizer");
        json.WriteString("name", optimizer.Name);
        json.WriteNumber("learning_rate", optimizer.LearningRate);
        optimizer.WriteConfiguration(json);
        if (optimizer.ClipValue is { } value)
            json.WriteNumber("clip_value", value);
        if (optimizer.ClipNorm is { } norm)
            json.WriteNumber("clip_norm", norm);
        if (optimizer.ClipNormEach is { } each)
            json.WriteNumber("clip_norm_each", each);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A property is missing or of another type, or the name is unknown.</exception>
    /// <exception cref="ArgumentException">A property is out of its range.</exception>
    public static Optimizer Read(JsonReader o)
    {
        var rate = o.Double("learning_rate");
        var decay = o.OptionalDouble("weight_decay") ?? 0;
        var (value, norm, each) = (o.OptionalDouble("clip_value"), o.OptionalDouble("clip_norm"), o.OptionalDouble("clip_norm_each"));
        var amsGrad = o.Optional("amsgrad") is not null && o.Bool("amsgrad");
        return o.String("name") switch
        {
            "sgd" => new Sgd(rate, o.Double("momentum"), o.Bool("nesterov"), decay) { ClipValue = value, ClipNorm = norm, ClipNormEach = each },
            "adam" => new Adam(rate, o.Double("beta1"), o.Double("beta2"), o.Double("epsilon"), amsGrad, decay) { ClipValue = value, ClipNorm = norm, ClipNormEach = each },
            "adamw" => new AdamW(rate, o.Double("beta1"), o.Double("beta2"), o.Double("epsilon"), decay, amsGrad) { ClipValue = value, ClipNorm = norm, ClipNormEach = each },
            "nadam" => new Nadam(rate, o.Double("beta1"), o.Double("beta2"), o.Double("epsilon"), o.Double("momentum_decay"), decay)
            {
                ClipValue = value,
                ClipNorm = norm,
                ClipNormEach = each,
            },
            "adagrad" => new Adagrad(rate, o.Double("initial_accumulator"), o.Double("epsilon"), decay) { ClipValue = value, ClipNorm = norm, ClipNormEach = each },
            "adadelta" => new Adadelta(rate, o.Double("rho"), o.Double("epsilon"), decay) { ClipValue = value, ClipNorm = norm, ClipNormEach = each },
            "rmsprop" => new RmsProp(rate, o.Double("rho"), o.Double("epsilon"), o.Double("momentum"), o.Bool("centered"), decay)
            {
                ClipValue = value,
                ClipNorm = norm,
                ClipNormEach = each,
            },
            "lion" => new Lion(rate, o.Double("beta1"), o.Double("beta2"), decay) { ClipValue = value, ClipNorm = norm, ClipNormEach = each },
            "lbfgs" => new Lbfgs(
                rate, o.Int("iterations", 1), o.Int("history", 1), o.Double("gradient_tolerance"), o.Double("change_tolerance"), o.Bool("line_search")),
            var name => throw new FormatException($"the optimizer '{name}' is unknown"),
        };
    }
}
