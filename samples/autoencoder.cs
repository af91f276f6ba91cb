#:project ../src/Nn/Nn.csproj
#:property PublishAot=false
using Blas.Arrays;
using Nn.Datasets;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Preprocessing;
using Nn.Schedules;

// Images of 8 x 8 pixels through eight numbers and back; what a network loses, and what principal components do.
const int Code = 8, Epochs = 60, Batch = 32;
var (train, test) = Digits.Load<float>();
var (x, y) = (train.X / 16f, test.X / 16f);
var model = new Sequential<float>(
    64, [new Dense(96, Activation.Gelu), new Dense(Code), new Dense(96, Activation.Gelu), new Dense(64, Activation.Sigmoid)], seed: 1);
model.Compile(Loss.MeanSquaredError, new Adam());
model.Fit(x, x, new() { Epochs = Epochs, BatchSize = Batch, Schedule = LearningRateSchedule.OneCycle(0.005, Epochs * train.Count / Batch) });

var pca = new Pca<float>(Code);
pca.Fit(x);
var back = pca.InverseTransform(pca.Transform(y));
Console.WriteLine($"mean squared error: principal components {((back - y) * (back - y)).Mean():F4}, autoencoder {model.Evaluate(y, y).Loss:F4}");

// The first two layers alone are the encoder.
var encoder = model.ReplaceHead(keep: 2, []);
Console.WriteLine($"the test images as codes: {string.Join(" x ", encoder.Predict(y).Shape.ToArray())}");
