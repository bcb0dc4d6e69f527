package dev.turnstile.judge;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.machine.ModelMachine;
import java.util.List;

/** The operations of a history's threads in arrays, by thread and position: what a search looks at again and again. */
final class Calls {
    private final List<List<Execution>> threads;
    private final boolean quiescent;

    /** By thread, the index of its first operation in the arrays below; and behind the last, their length. */
    final int[] first;

    final long[] invoked;
    final long[] returned;

    /** The machine's numbers for the attempts. */
    final int[] attempts;

    private final Response[] responses;
    private final boolean[] pending;
    private final boolean[] cutOff;

    Calls(ModelMachine machine, History history) {
        threads = history.parallel();
        quiescent = history.quiescent();
        first = new int[threads.size() + 1];
        for (int t = 0; t < threads.size(); t++)
            first[t + 1] = first[t] + threads.get(t).size();
        int size = first[threads.size()];
        invoked = new long[size];
        returned = new long[size];
        attempts = new int[size];
        responses = new Response[size];
        pending = new boolean[size];
        cutOff = new boolean[size];
        for (int t = 0; t < threads.size(); t++) {
            List<Execution> thread = threads.get(t);
            for (int i = 0; i < thread.size(); i++)
                add(first[t] + i, thread.get(i), machine.number(t, thread.get(i).actor()));
        }
    }

    private void add(int call, Execution execution, int attempt) {
        invoked[call] = execution.span().invoked();
        returned[call] = execution.span().returned();
        attempts[call] = attempt;
        responses[call] = execution.response();
        pending[call] = execution.isPending();
        cutOff[call] = execution.isCutOff();
    }

    int threads() {
        return threads.size();
    }

    int size() {
        return attempts.length;
    }

    int length(int thread) {
        return first[thread + 1] - first[thread];
    }

    Execution execution(int thread, int position) {
        return threads.get(thread).get(position);
    }

    boolean isPending(int call) {
        return pending[call];
    }

    boolean isCutOff(int call) {
        return cutOff[call];
    }

    /** Whether an operation may have been completed by what the model answers. */
    boolean agrees(int call, Response answer) {
        if (cutOff[call]) return true;
        return pending[call] ? !quiescent : answer.equals(responses[call]);
    }
}
