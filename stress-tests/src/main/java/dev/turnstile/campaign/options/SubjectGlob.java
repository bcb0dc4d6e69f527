package dev.turnstile.campaign.options;

import java.util.regex.Pattern;

/**
 * Chooses subjects by their simple or their full names; {@code *} stands for any letters and {@code ?} for one.
 *
 * @param text the glob
 */
public record SubjectGlob(String text) {
    boolean matches(Class<?> subject) {
        Pattern pattern = Pattern.compile(regex());
        return pattern.matcher(subject.getSimpleName()).matches()
                || pattern.matcher(subject.getName()).matches()
                || pattern.matcher(subject.getName().replace('$', '.')).matches();
    }

    private String regex() {
        StringBuilder regex = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '*') regex.append(".*");
            else if (c == '?') regex.append('.');
            else regex.append(Pattern.quote(String.valueOf(c)));
        }
        return regex.toString();
    }
}
