package dev.turnstile.models.chat;

import dev.turnstile.spec.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link ChatRoom}, single-threaded: each line of the log goes to all members at that moment. */
public final class ChatRoomModel implements ChatRoom {
    private final Map<Integer, Name> members = new TreeMap<>();
    private final Map<Integer, List<String>> heard = new TreeMap<>();
    private int logged;

    @Override
    public boolean join(Name name) {
        if (members.containsKey(Model.caller()) || members.containsValue(name)) return false;
        members.put(Model.caller(), name);
        tellAll(name + " joined");
        return true;
    }

    @Override
    public List<String> say(Text text) {
        @Nullable Name name = members.get(Model.caller());
        if (name == null) return List.of();
        int unused = tellAll(name + ": " + text);
        return heard();
    }

    @Override
    public void leave() {
        @Nullable Name name = members.remove(Model.caller());
        if (name != null) tellAll(name + " left");
    }

    @Override
    public List<String> heard() {
        @Nullable List<String> lines = heard.remove(Model.caller());
        return lines == null ? List.of() : lines;
    }

    @Override
    public int announce() {
        return tellAll(ANNOUNCEMENT);
    }

    private int tellAll(String line) {
        for (int member : members.keySet())
            heard.computeIfAbsent(member, none -> new ArrayList<>()).add(line);
        return ++logged;
    }
}
