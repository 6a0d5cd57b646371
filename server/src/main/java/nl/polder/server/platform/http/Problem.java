package nl.polder.server.platform.http;

import java.util.Map;

/**
 * What went wrong with a request, as RFC 9457 writes it.
 *
 * @param type kebab-case and stable: programs decide by it
 * @param status 400 to 599
 * @param title one sentence in English; people read the message {@code problem.<type>.title} in their language
 * @param detail what to do about this one, may be empty; never personal data
 * @param members further members of the JSON object, such as {@code errors}
 * @param headers further headers, such as {@code Retry-After}
 */
public record Problem(
        String type,
        int status,
        String title,
        String detail,
        Map<String, Object> members,
        Map<String, String> headers) {

    private static final int STATUS_MIN = 400;
    private static final int STATUS_MAX = 599;

    public Problem {
        if (status < STATUS_MIN || status > STATUS_MAX || !type.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a problem: " + type + ' ' + status);
        }
        members = Map.copyOf(members);
        headers = Map.copyOf(headers);
    }

    Problem(String type, int status, String title) {
        this(type, status, title, "", Map.of(), Map.of());
    }

    /** The key of the title in {@code messages/}. */
    public String titleKey() {
        return "problem." + type + ".title";
    }

    /** The key of the sentence below the title in {@code messages/}. */
    public String detailKey() {
        return "problem." + type + ".detail";
    }

    Problem detail(String sentence) {
        return new Problem(type, status, title, sentence, members, headers);
    }

    Problem member(String name, Object value) {
        return new Problem(type, status, title, detail, Map.of(name, value), headers);
    }

    Problem header(String name, String value) {
        return new Problem(type, status, title, detail, members, Map.of(name, value));
    }
}
