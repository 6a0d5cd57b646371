package nl.polder.server.integrity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why somebody is set aside. What they think is no reason. */
public enum Reason {
    /** Votes at a pace or in a rhythm that no person has. */
    SCRIPT,
    /** Part of a sudden wave. */
    BURST,
    /** The same row of answers as many others. */
    TEMPLATE,
    /** One person took part several times. */
    SAME_PERSON,
    /** A test of the organiser's own. */
    OWN_TEST,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Reason> find(String code) {
        return Stream.of(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
