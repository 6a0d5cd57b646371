package nl.polder.server.transfer.polis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The first line of a CSV file: which column holds what, whatever the order and whatever else is there. */
final class CsvHeader {

    private final List<String> names;

    private CsvHeader(List<String> names) {
        this.names = names;
    }

    static CsvHeader of(CsvRow row) {
        List<String> names = new ArrayList<>(row.count());
        for (int i = 0; i < row.count(); i++) {
            names.add(row.text(i).strip().toLowerCase(Locale.ROOT));
        }
        return new CsvHeader(names);
    }

    static CsvHeader of(List<String> names) {
        return new CsvHeader(List.copyOf(names));
    }

    int count() {
        return names.size();
    }

    String name(int column) {
        return names.get(column);
    }

    /** Index of the first of these names that is there. */
    OptionalInt find(String... alternatives) {
        for (String alternative : alternatives) {
            int index = names.indexOf(alternative);
            if (index >= 0) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }

    /** Index of the first of these names that is there, or −1 where the column is optional. */
    int indexOrAbsent(String... alternatives) {
        return find(alternatives).orElse(-1);
    }

    /** A name that occurs twice: then no column can be trusted. */
    Optional<String> repeated() {
        return names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst();
    }

    /** Whether a later row is this header again, the mark of a file pasted behind itself. */
    boolean isRepeatedIn(CsvRow row) {
        return row.count() == count()
                && row.text(0).strip().toLowerCase(Locale.ROOT).equals(names.getFirst());
    }

    @Override
    public String toString() {
        return String.join(",", names);
    }
}
