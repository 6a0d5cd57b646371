package nl.polder.server.catalogue;

import java.net.URI;
import java.net.URLConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import nl.polder.server.report.ReportFiles;
import nl.polder.server.transfer.export.ExportForm;
import nl.polder.server.transfer.export.PolisExport;

/**
 * Datasets in DCAT-AP-NL 3.0: one for each published report (tier T1) and one for the rows of each closed conversation (public when
 * released, else restricted and without a file). In await style.
 */
final class Datasets {
    private static final String EU = "http://publications.europa.eu/resource/authority/";
    private static final String IANA = "https://www.iana.org/assignments/media-types/";
    /** What nobody stated is not free: OWMS has a term for it. */
    private static final String LICENCE_UNKNOWN = "http://standaarden.overheid.nl/owms/terms/licentieonbekend";

    private static final int ROWS_RELEASED = 2;

    private final ConversationStore conversations;
    private final ReportFiles reports;
    private final PolisExport export;
    private final Messages messages;
    private final String root;
    private final String contact;

    /** @param contact e-mail address, if there is one to write to */
    Datasets(
            ConversationStore conversations,
            ReportFiles reports,
            PolisExport export,
            Messages messages,
            URI publicUrl,
            Optional<String> contact) {
        this.conversations = conversations;
        this.reports = reports;
        this.export = export;
        this.messages = messages;
        this.root = publicUrl.toString();
        this.contact = contact.map(mail -> "mailto:" + mail).orElse("");
    }

    /** Everything public here. */
    Triples catalogue() {
        var triples = new Triples();
        String catalogue = root + "/catalog";
        triples.thing(catalogue, "rdf:type", "dcat:Catalog");
        said(triples, catalogue, "dct:title", "catalogue.title", Map.of());
        said(triples, catalogue, "dct:description", "catalogue.description", Map.of());
        triples.thing(catalogue, "dct:license", EU + "licence/CC0")
                .thing(catalogue, "dct:accessRights", EU + "access-right/PUBLIC")
                .thing(catalogue, "foaf:homepage", root + "/")
                .thing(catalogue, "dcat:themeTaxonomy", EU + "data-theme");
        languages(triples, catalogue);
        List<Conversation> all = conversations.listPublic().await();
        owner(triples, catalogue, root + "/catalog#publisher", messages.text(Language.NL, "catalogue.publisher"));
        all.forEach(conversation ->
                add(triples, conversation).forEach(dataset -> triples.thing(catalogue, "dcat:dataset", dataset)));
        return triples;
    }

    /** Of one conversation. */
    Triples of(Conversation conversation) {
        var triples = new Triples();
        add(triples, conversation);
        return triples;
    }

    /** Returns the datasets added. */
    private List<String> add(Triples triples, Conversation conversation) {
        var datasets = new java.util.ArrayList<String>();
        for (ReportFiles.Described report : reports.list(conversation)) {
            datasets.add(report(triples, conversation, report));
        }
        boolean over =
                conversation.state() == ConversationState.CLOSED || conversation.state() == ConversationState.ARCHIVED;
        if (over) {
            datasets.add(rows(triples, conversation));
        }
        return datasets;
    }

    private String report(Triples triples, Conversation conversation, ReportFiles.Described report) {
        String page = root + "/c/" + conversation.slug() + "/reports/" + report.number();
        String dataset = page + "#dataset";
        dataset(triples, conversation, dataset, "report", report.number(), report.publishedAt());
        triples.thing(dataset, "dcat:landingPage", page)
                .thing(dataset, "dct:accessRights", EU + "access-right/PUBLIC")
                .typed(dataset, "dcat:version", report.number(), "xsd:string")
                .typed(dataset, "dct:issued", report.publishedAt(), "xsd:dateTime");
        report.opened().ifPresent(first -> period(triples, dataset, first, report.closed()));
        String licence = licence(conversation);
        report.files().forEach(file -> {
            String suffix =
                    file.language().map(language -> "?lang=" + language.tag()).orElse("");
            String url = page + "." + file.kind() + suffix;
            String it = page + "#" + file.kind()
                    + file.language().map(l -> "-" + l.tag()).orElse("");
            triples.thing(dataset, "dcat:distribution", it);
            distribution(triples, it, page, url, licence, file.kind());
            file.language().ifPresent(l -> triples.thing(it, "dct:language", language(l)));
            size(triples, it, file.bytes(), file.sha256());
            triples.typed(it, "dct:modified", report.publishedAt(), "xsd:dateTime");
        });
        return dataset;
    }

    private String rows(Triples triples, Conversation conversation) {
        String page = root + "/c/" + conversation.slug() + "/about";
        String dataset = root + "/c/" + conversation.slug() + "#rows";
        boolean released = conversation.settings().rowTier() == ROWS_RELEASED;
        dataset(triples, conversation, dataset, released ? "rows" : "rowsKept", 0, conversation.stateSince());
        triples.thing(dataset, "dcat:landingPage", page)
                .thing(dataset, "dct:accessRights", EU + "access-right/" + (released ? "PUBLIC" : "RESTRICTED"));
        if (released) {
            ExportForm form = ExportForm.forEverybody(
                    conversations.rowsAsImported(conversation.id()).await());
            String licence = licence(conversation);
            form.names().forEach(name -> {
                String url = root + "/api/v3/reportExport/" + conversation.slug() + "/" + name;
                String it = dataset + "-" + name;
                triples.thing(dataset, "dcat:distribution", it);
                distribution(triples, it, root + "/data-dictionary", url, licence, "csv");
                triples.typed(it, "dct:modified", conversation.stateSince(), "xsd:dateTime");
                export.facts(conversation, form, name)
                        .ifPresentOrElse(
                                facts -> size(triples, it, facts.bytes(), facts.sha256()),
                                () -> said(triples, it, "dct:description", "catalogue.prepared", Map.of()));
            });
        }
        return dataset;
    }

    private void dataset(
            Triples triples, Conversation conversation, String dataset, String kind, int number, Instant modified) {
        triples.thing(dataset, "rdf:type", "dcat:Dataset")
                .typed(dataset, "dct:identifier", dataset, "xsd:anyURI")
                .thing(dataset, "dcat:theme", EU + "data-theme/GOVE")
                .typed(dataset, "dct:modified", modified, "xsd:dateTime");
        for (Language language : Language.values()) {
            Map<String, Object> names = Map.of("question", conversation.title(language.tag()), "number", number);
            triples.text(
                    dataset,
                    "dct:title",
                    messages.text(language, "catalogue." + kind + ".title", names),
                    language.tag());
            triples.text(
                    dataset,
                    "dct:description",
                    messages.text(language, "catalogue." + kind + ".description", names),
                    language.tag());
        }
        languages(triples, dataset);
        owner(
                triples,
                dataset,
                root + "/catalog#organisation-" + conversation.organisationId(),
                conversation.organisation());
    }

    private void owner(Triples triples, String of, String iri, String name) {
        triples.thing(of, "dct:publisher", iri).thing(of, "dct:creator", iri);
        triples.thing(iri, "rdf:type", "foaf:Organization")
                .thing(iri, "rdf:type", "foaf:Agent")
                .text(iri, "foaf:name", name, Language.NL.tag());
        String card = iri + "-contact";
        triples.thing(of, "dcat:contactPoint", card);
        triples.thing(card, "rdf:type", "vcard:Organization")
                .thing(card, "rdf:type", "vcard:Kind")
                .text(card, "vcard:fn", name, Language.NL.tag());
        triples.thing(card, "vcard:hasURL", root + "/accessibility#contact");
        if (!contact.isEmpty()) {
            triples.thing(card, "vcard:hasEmail", contact);
        }
    }

    private static void distribution(
            Triples triples, String it, String access, String url, String licence, String kind) {
        triples.thing(it, "rdf:type", "dcat:Distribution")
                .thing(it, "dcat:accessURL", access)
                .thing(it, "dcat:downloadURL", url)
                .thing(it, "dct:license", licence)
                .thing(it, "dct:format", EU + "file-type/" + kind.toUpperCase(java.util.Locale.ROOT))
                .thing(it, "dcat:mediaType", IANA + mediaType(kind))
                .text(it, "dct:title", url.substring(url.lastIndexOf('/') + 1), "nl");
    }

    private static String mediaType(String kind) {
        return switch (kind) {
            case "csv" -> "text/csv";
            case "json" -> "application/json";
            default -> URLConnection.guessContentTypeFromName("file." + kind);
        };
    }

    private static void size(Triples triples, String it, long bytes, String sha256) {
        String checksum = it + "-checksum";
        triples.typed(it, "dcat:byteSize", bytes, "xsd:nonNegativeInteger").thing(it, "spdx:checksum", checksum);
        triples.thing(checksum, "rdf:type", "spdx:Checksum")
                .thing(checksum, "spdx:algorithm", "spdx:checksumAlgorithm_sha256")
                .typed(checksum, "spdx:checksumValue", sha256, "xsd:hexBinary");
    }

    private static void period(Triples triples, String dataset, LocalDate first, Optional<LocalDate> last) {
        String period = dataset + "-period";
        triples.thing(dataset, "dct:temporal", period);
        triples.thing(period, "rdf:type", "dct:PeriodOfTime").typed(period, "dcat:startDate", first, "xsd:date");
        last.ifPresent(day -> triples.typed(period, "dcat:endDate", day, "xsd:date"));
    }

    private void said(Triples triples, String of, String predicate, String key, Map<String, ?> arguments) {
        for (Language language : Language.values()) {
            triples.text(of, predicate, messages.text(language, key, arguments), language.tag());
        }
    }

    private static void languages(Triples triples, String of) {
        for (Language language : Language.values()) {
            triples.thing(of, "dct:language", language(language));
        }
    }

    private static String language(Language language) {
        return EU + "language/" + language.locale().getISO3Language().toUpperCase(java.util.Locale.ROOT);
    }

    /** What people here wrote and voted is given to everybody; of what came from elsewhere nobody told us the licence. */
    private static String licence(Conversation conversation) {
        return conversation.settings().imported() ? LICENCE_UNKNOWN : EU + "licence/CC0";
    }
}
