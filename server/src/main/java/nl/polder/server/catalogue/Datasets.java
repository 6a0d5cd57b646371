package nl.polder.server.catalogue;

import static nl.polder.server.catalogue.Vocabulary.EU;

import java.net.URI;
import java.time.Instant;
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
    /** What nobody stated is not free: OWMS has a term for it. */
    private static final String LICENCE_UNKNOWN = "http://standaarden.overheid.nl/owms/terms/licentieonbekend";

    private static final int ROWS_RELEASED = 2;

    private final ConversationStore conversations;
    private final ReportFiles reports;
    private final PolisExport export;
    private final Messages messages;
    private final String root;
    private final Vocabulary vocabulary;

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
        this.vocabulary = new Vocabulary(messages, root, contact);
    }

    /** Everything public here. */
    Triples catalogue() {
        var triples = new Triples();
        String catalogue = root + "/catalog";
        triples.thing(catalogue, "rdf:type", "dcat:Catalog");
        vocabulary.said(triples, catalogue, "dct:title", "catalogue.title", Map.of());
        vocabulary.said(triples, catalogue, "dct:description", "catalogue.description", Map.of());
        triples.thing(catalogue, "dct:license", EU + "licence/CC0")
                .thing(catalogue, "dct:accessRights", EU + "access-right/PUBLIC")
                .thing(catalogue, "foaf:homepage", root + "/")
                .thing(catalogue, "dcat:themeTaxonomy", EU + "data-theme");
        vocabulary.languages(triples, catalogue);
        String publisher = catalogue + "#publisher";
        String name = messages.text(Language.NL, "catalogue.publisher");
        vocabulary.owner(triples, catalogue, publisher, name);
        List<String> datasets = conversations.listPublic().await().stream()
                .flatMap(conversation -> add(triples, conversation).stream())
                .toList();
        datasets.forEach(dataset -> triples.thing(catalogue, "dcat:dataset", dataset));
        new ApiService(vocabulary, root).add(triples, catalogue, publisher, name);
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
        vocabulary.page(triples, dataset, "dcat:landingPage", page);
        vocabulary.conformsTo(triples, dataset, root + "/report-schema.json");
        triples.thing(dataset, "dct:accessRights", EU + "access-right/PUBLIC")
                .typed(dataset, "dcat:version", report.number(), "xsd:string")
                .typed(dataset, "dct:issued", report.publishedAt(), "xsd:dateTime");
        report.opened().ifPresent(first -> vocabulary.period(triples, dataset, first, report.closed()));
        String licence = licence(conversation);
        report.files().forEach(file -> {
            String suffix =
                    file.language().map(language -> "?lang=" + language.tag()).orElse("");
            String url = page + "." + file.kind() + suffix;
            String it = page + "#" + file.kind()
                    + file.language().map(l -> "-" + l.tag()).orElse("");
            triples.thing(dataset, "dcat:distribution", it);
            vocabulary.distribution(triples, it, page, url, licence, file.kind());
            if (file.kind().equals("json")) {
                vocabulary.conformsTo(triples, it, root + "/report-schema.json");
            }
            file.language().ifPresent(l -> triples.thing(it, "dct:language", Vocabulary.language(l)));
            vocabulary.size(triples, it, file.bytes(), file.sha256());
            triples.typed(it, "dct:modified", report.publishedAt(), "xsd:dateTime");
        });
        return dataset;
    }

    private String rows(Triples triples, Conversation conversation) {
        String page = root + "/c/" + conversation.slug() + "/about";
        String dataset = root + "/c/" + conversation.slug() + "#rows";
        boolean released = conversation.settings().rowTier() == ROWS_RELEASED;
        dataset(triples, conversation, dataset, released ? "rows" : "rowsKept", 0, conversation.stateSince());
        vocabulary.page(triples, dataset, "dcat:landingPage", page);
        vocabulary.conformsTo(triples, dataset, root + "/data-dictionary");
        triples.thing(dataset, "dct:accessRights", EU + "access-right/" + (released ? "PUBLIC" : "RESTRICTED"));
        if (released) {
            ExportForm form = ExportForm.forEverybody(
                    conversations.rowsAsImported(conversation.id()).await());
            String licence = licence(conversation);
            form.names().forEach(name -> {
                String url = root + "/api/v3/reportExport/" + conversation.slug() + "/" + name;
                String it = dataset + "-" + name;
                triples.thing(dataset, "dcat:distribution", it);
                vocabulary.distribution(triples, it, root + "/data-dictionary", url, licence, "csv");
                triples.typed(it, "dct:modified", conversation.stateSince(), "xsd:dateTime");
                export.facts(conversation, form, name)
                        .ifPresentOrElse(
                                facts -> vocabulary.size(triples, it, facts.bytes(), facts.sha256()),
                                () -> vocabulary.said(triples, it, "dct:description", "catalogue.prepared", Map.of()));
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
        vocabulary.languages(triples, dataset);
        vocabulary.said(triples, dataset, "dcat:keyword", "catalogue.keyword", Map.of());
        vocabulary.page(triples, dataset, "foaf:page", root + "/data-dictionary");
        vocabulary.owner(
                triples,
                dataset,
                root + "/catalog#organisation-" + conversation.organisationId(),
                conversation.organisation());
    }

    /** What people here wrote and voted is given to everybody; of what came from elsewhere nobody told us the licence. */
    private static String licence(Conversation conversation) {
        return conversation.settings().imported() ? LICENCE_UNKNOWN : EU + "licence/CC0";
    }
}
