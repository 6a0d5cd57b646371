package nl.polder.server.moderation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a statement is not placed: the closed list. The author and the public log get the text that belongs to it, which stands in
 * {@code messages/} under {@code moderation.reason.CODE.name} and {@code moderation.reason.CODE.published}.
 *
 * <p>A moderator decides about house rules, not about the law: the ground in the statement of reasons is always incompatible content.
 */
public enum Reason {
    TWO_IDEAS(DsaCategory.OTHER_VIOLATION_TC),
    PERSONAL_DATA(DsaCategory.DATA_PROTECTION_AND_PRIVACY_VIOLATIONS),
    OFF_TOPIC(DsaCategory.OTHER_VIOLATION_TC),
    DUPLICATE(DsaCategory.OTHER_VIOLATION_TC),
    INSULT(DsaCategory.ILLEGAL_OR_HARMFUL_SPEECH),
    THREAT(DsaCategory.VIOLENCE),
    NOT_A_STATEMENT(DsaCategory.OTHER_VIOLATION_TC),
    SPAM(DsaCategory.OTHER_VIOLATION_TC);

    private final DsaCategory category;

    Reason(DsaCategory category) {
        this.category = category;
    }

    /** In the log, the database, forms and message keys: {@code two-ideas}. At most 32 characters of ASCII. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The category in a statement of reasons under article 17 of the Digital Services Act. */
    public DsaCategory category() {
        return category;
    }

    public static Optional<Reason> findByCode(String code) {
        return Stream.of(values()).filter(reason -> reason.code().equals(code)).findFirst();
    }

    /** The categories of the DSA Transparency Database that our reasons map to; its field is {@code STATEMENT_CATEGORY_} and the name. */
    public enum DsaCategory {
        DATA_PROTECTION_AND_PRIVACY_VIOLATIONS,
        ILLEGAL_OR_HARMFUL_SPEECH,
        OTHER_VIOLATION_TC,
        VIOLENCE;

        public String field() {
            return "STATEMENT_CATEGORY_" + name();
        }
    }
}
