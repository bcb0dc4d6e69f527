package dev.turnstile.models.servers;

import static dev.turnstile.spec.Model.caller;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@link UppercaseDatagrams}, single-threaded: what each client has asked and not been told the answer to. */
public final class UppercaseDatagramsModel implements UppercaseDatagrams {
    private final Map<Integer, List<Datagram>> due = new TreeMap<>();

    @Override
    public void send(Datagram datagram) {
        due.computeIfAbsent(caller(), client -> new ArrayList<>()).add(datagram);
    }

    @Override
    public String receive() {
        List<Datagram> asked = due.remove(caller());
        return asked == null
                ? ""
                : asked.stream().map(UppercaseDatagramsModel::answer).collect(Collectors.joining());
    }

    @Override
    public void leave() {
        due.remove(caller());
    }

    private static String answer(Datagram datagram) {
        String upper = new String(datagram.bytes(), StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
        return Received.asDatagram(upper.getBytes(StandardCharsets.US_ASCII));
    }
}
