package nl.polder.server.admin;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Moments as a form writes them ({@code 2026-12-05T17:00}), in the time of the Netherlands wherever the server stands. */
final class Dates {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2199;

    private Dates() {}

    /** What was filled in. */
    sealed interface Read {
        record Moment(Instant at) implements Read {}

        record Nothing() implements Read {}

        record Unreadable() implements Read {}
    }

    static Read read(String field) {
        if (field.isEmpty()) {
            return new Read.Nothing();
        }
        try {
            LocalDateTime moment = LocalDateTime.parse(field);
            // A date picker writes four digits; what is typed by hand may be a moment that no page can write.
            return moment.getYear() < YEAR_MIN || moment.getYear() > YEAR_MAX
                    ? new Read.Unreadable()
                    : new Read.Moment(moment.atZone(ZONE).toInstant());
        } catch (DateTimeParseException e) {
            return new Read.Unreadable();
        }
    }

    static String field(Optional<Instant> moment) {
        return moment.map(at -> FIELD.format(at.atZone(ZONE))).orElse("");
    }
}
