#:project ../src/Nn/Nn.csproj
#:property PublishAot=false
using Nn.Datasets;
using Nn.Estimators;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Preprocessing;
using Nn.Schedules;
using Nn.Training;

var (train, test) = Digits.Load<float>();

// As in Keras: layers, compile, fit.
var model = new Sequential<float>(
    train.Features,
    [new Dense(128), new BatchNorm(), new Activate(Activation.Gelu), new Dropout(0.3), new Dense(train.Classes, Activation.Softmax)],
    seed: 1, train.Scaling);
model.Compile(new CategoricalCrossEntropy(smoothing: 0.05), new AdamW(0.01) { ClipNorm = 1 });
model.Fit(train.X, train.Labels, new()
{
    Epochs = 40,
    BatchSize = 64,
    ValidationSplit = 0.1,
    Schedule = LearningRateSchedule.WarmUp(20, LearningRateSchedule.Cosine(0.01, 800)),
    Callbacks = [new EarlyStopping(patience: 15, restoreBestWeights: true), new Checkpoint("digits.checkpoint")],
});
Console.WriteLine($"network: {model.Evaluate(test.X, test.Labels).Accuracy:F3}");
model.SaveOnnx("digits.onnx");

// As in scikit-learn: a pipeline of transformers and an estimator.
var pipeline = new ClassifierPipeline<float>(new MlpClassifier<float>(new() { MaxIter = 100 }), new StandardScaler<float>(), new Pca<float>(40));
pipeline.Fit(train.X, train.Labels);
Console.WriteLine($"pipeline: {pipeline.Score(test.X, test.Labels):F3}");
