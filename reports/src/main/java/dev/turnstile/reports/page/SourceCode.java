package dev.turnstile.reports.page;

import dev.turnstile.evidence.SubjectEvidence.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The code of one class: its source without comments, blank lines, package, imports, annotations and access modifiers, and with the
 * class's own name replaced, so that two classes that do the same have the same code. A comment that marks the fault stays, as a line without code.
 *
 * @param type the class's simple name
 * @param lines the lines of code
 */
record SourceCode(String type, List<CodeLine> lines) {
    private static final String MARK = "// the fault";
    private static final String SELF = "Self";
    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile(
            "(//[^\\n]*|/\\*[\\s\\S]*?\\*/)|\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'");
    private static final Pattern ANNOTATION = Pattern.compile(
            "(?m)^[ \\t]*@(?!interface\\b)[\\w.]+(?:\\s*\\((?:[^()\"]|\"(?:\\\\.|[^\"\\\\])*\"|\\([^()]*\\))*\\))?");
    private static final Pattern ACCESS = Pattern.compile("\\b(?:public|protected|private) ");
    private static final Pattern PARAMETERS = Pattern.compile("(\\w+) ?\\(([^)]*)\\)");
    private static final Pattern CONSTRUCTOR =
            Pattern.compile(SELF + " ?\\(([^)]*)\\) ?\\{ ?(?:super\\(([^()]*)\\);)? ?}");

    /**
     * A line of code.
     *
     * @param number its number in the file
     * @param text the line as it stands in the file
     * @param code what it does; empty where it only marks the fault
     */
    record CodeLine(int number, String text, String code) {
        boolean isMark() {
            return code.isEmpty();
        }

        boolean sameCode(CodeLine other) {
            return code.equals(other.code) && !isMark();
        }
    }

    /** Reads the code of the class that the source declares. */
    static SourceCode of(Source source) {
        String type = simpleName(source);
        List<String> texts = source.text().replace("\t", "    ").lines().toList();
        List<String> bare =
                blank(ANNOTATION, withoutComments(source.text())).lines().toList();
        List<CodeLine> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String code = i < bare.size() ? bare.get(i).strip() : "";
            if (code.startsWith("package ") || code.startsWith("import ")) continue;
            if (code.isEmpty() && !texts.get(i).contains(MARK)) continue;
            lines.add(new CodeLine(i + 1, texts.get(i), essential(code, type)));
        }
        return new SourceCode(type, lines);
    }

    private static String essential(String code, String type) {
        return ACCESS.matcher(code.replaceAll("\\b" + type + "\\b", SELF))
                .replaceAll("")
                .replaceAll("\\s+", " ");
    }

    /** Returns the simple name of the class that the source declares. */
    static String simpleName(Source source) {
        return source.type().substring(source.type().lastIndexOf('.') + 1);
    }

    /** Tells whether the class's declaration says that it extends the other one. */
    boolean isSubclassOf(SourceCode other) {
        return Pattern.compile("\\bclass " + SELF + "\\b[^{]*\\bextends " + other.type + "\\b")
                .matcher(joined(lines))
                .find();
    }

    /** Returns the class's members, each with its lines; a mark above a member belongs to it. */
    List<List<CodeLine>> members() {
        List<List<CodeLine>> members = new ArrayList<>();
        List<CodeLine> member = new ArrayList<>();
        int depth = 0;
        for (CodeLine line : lines) {
            boolean inside = depth > 0;
            String code = blankLiterals(line.code());
            depth += count(code, '{') - count(code, '}');
            if (!inside) continue;
            if (depth == 0) break;
            member.add(line);
            if (depth == 1 && (code.endsWith("}") || code.endsWith(";"))) {
                members.add(List.copyOf(member));
                member.clear();
            }
        }
        return members;
    }

    /** Returns the lines of the method that has the same name and parameter types as the given member; empty if there is none. */
    List<CodeLine> methodLike(List<CodeLine> member) {
        String signature = signature(member);
        return signature.isEmpty()
                ? List.of()
                : members().stream()
                        .filter(own -> signature(own).equals(signature))
                        .findFirst()
                        .orElse(List.of());
    }

    /** Tells whether the member is a constructor that does nothing but pass its parameters on. */
    static boolean passesOn(List<CodeLine> member) {
        Matcher constructor = CONSTRUCTOR.matcher(joined(member));
        if (!constructor.matches()) return false;
        String passed = constructor.group(2) == null ? "" : constructor.group(2);
        return passed.equals(names(constructor.group(1)));
    }

    /** Returns name and parameter types; empty if the member is no method. */
    private static String signature(List<CodeLine> member) {
        String head = joined(member).split("[{;=]", 2)[0];
        Matcher method = PARAMETERS.matcher(head);
        if (!method.find() || method.group(1).equals(SELF)) return "";
        return method.group(1) + "(" + types(method.group(2)) + ")";
    }

    private static String types(String parameters) {
        return parameters(parameters).map(p -> p.replaceAll(" ?\\w+$", "")).collect(Collectors.joining(", "));
    }

    private static String names(String parameters) {
        return parameters(parameters)
                .map(p -> p.substring(p.lastIndexOf(' ') + 1))
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> parameters(String text) {
        return Stream.of(text.split(",")).map(String::strip);
    }

    private static String joined(List<CodeLine> lines) {
        return lines.stream()
                .map(CodeLine::code)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String withoutComments(String text) {
        return COMMENT_OR_LITERAL
                .matcher(text)
                .replaceAll(m -> m.group(1) == null ? Matcher.quoteReplacement(m.group()) : blanks(m.group()));
    }

    private static String blankLiterals(String code) {
        return blank(COMMENT_OR_LITERAL, code);
    }

    private static String blank(Pattern part, String text) {
        return part.matcher(text).replaceAll(m -> blanks(m.group()));
    }

    private static String blanks(String text) {
        return text.replaceAll("[^\\n]", " ");
    }

    private static int count(String text, char c) {
        return (int) text.chars().filter(each -> each == c).count();
    }
}
