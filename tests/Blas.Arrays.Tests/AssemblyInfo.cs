// The counters of live memory are the process's: tests that read them would see those of a neighbour.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
