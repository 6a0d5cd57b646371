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
            return new Read.Moment(LocalDateTime.parse(field).atZone(ZONE).toInstant());
        } catch (DateTimeParseException e) {
            return new Read.Unreadable();
        }
    }

    static String field(Optional<Instant> moment) {
        return moment.map(at -> FIELD.format(at.atZone(ZONE))).orElse("");
    }
}
