package dev.turnstile.bench;

import dev.turnstile.history.History;
import dev.turnstile.judge.Contracts;
import dev.turnstile.judge.Judge;
import dev.turnstile.judge.Judgement;
import dev.turnstile.machine.ModelMachine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How fast the judge is: with a machine that knows the model's steps already, as within a scenario, and with a fresh one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JudgeBenchmark {
    private static final long SEED = 7;
    private static final double PENDING = 0.2;

    private final History small = Histories.register(3, 12, 0, SEED);
    private final History registerOfTen = Histories.register(10, 5_000, PENDING, SEED);
    private final History mapOfTen = Histories.store(10, 5_000, 20, PENDING, SEED);
    private final History mapOfFifty = Histories.store(50, 5_000, 100, PENDING, SEED);
    private final History recordedMap = RecordedLog.history(GeneratedLog.map(50, 1_750, 10, false, SEED));
    private final History recordedRegister = RecordedLog.history(GeneratedLog.register(5, 85, 0.15, false, SEED));
    private final Judge warm = new Judge(new ModelMachine(Contracts.RegisterModel.class));

    @Benchmark
    public Judgement threeThreadsOfFourOnAWarmMachine() {
        return warm.judge(small);
    }

    @Benchmark
    public Judgement threeThreadsOfFourOnAFreshMachine() {
        return new Judge(new ModelMachine(Contracts.RegisterModel.class)).judge(small);
    }

    @Benchmark
    public Judgement registerOfTenClientsFiveThousandOperations() {
        return new Judge(new ModelMachine(Contracts.RegisterModel.class)).judge(registerOfTen);
    }

    @Benchmark
    public Judgement mapOfTenClientsFiveThousandOperations() {
        return new Judge(new ModelMachine(Contracts.StoreModel.class)).judge(mapOfTen);
    }

    @Benchmark
    public Judgement mapOfFiftyClientsFiveThousandOperations() {
        return new Judge(new ModelMachine(Contracts.StoreModel.class)).judge(mapOfFifty);
    }

    @Benchmark
    public Judgement mapOfFiftyClientsAsRecordedAndWrong() {
        return new Judge(new ModelMachine(RecordedContracts.KeyValueModel.class)).judge(recordedMap);
    }

    @Benchmark
    public Judgement registerOfFiveClientsAsRecordedAndWrong() {
        return new Judge(new ModelMachine(RecordedContracts.CasRegisterModel.class)).judge(recordedRegister);
    }
}
