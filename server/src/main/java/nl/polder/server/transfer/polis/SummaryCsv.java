package nl.polder.server.transfer.polis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** summary.csv: key and value per line, no header. A text that was not quoted may run over several fields and lines. */
final class SummaryCsv implements CsvFile.Rows {

    private static final Set<String> KEYS = Set.of(
            "topic",
            "url",
            "views",
            "voters",
            "voters-in-conv",
            "commenters",
            "comments",
            "groups",
            "conversation-description",
            "vote-convention");

    private final Map<String, String> values = new LinkedHashMap<>();
    private String lastKey = "";

    @Override
    public void row(CsvRow row) {
        String key = row.text(0).strip();
        if (KEYS.contains(key) || lastKey.isEmpty()) {
            values.put(key, joined(row, 1));
            lastKey = key;
        } else {
            values.merge(lastKey, "\n" + joined(row, 0), String::concat);
        }
    }

    @Override
    public void unended(CsvRow last) {
        // Nothing here is imported as anybody's own words.
    }

    String text(String key) {
        return values.getOrDefault(key, "").strip();
    }

    private static String joined(CsvRow row, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < row.count(); i++) {
            text.append(i > from ? "," : "").append(row.text(i));
        }
        return text.toString();
    }
}
