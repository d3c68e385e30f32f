// What visitors' phones reach: a page, what it may ask, and the words that come back. The listener is the
// terminals' own, since that is the one that the outside sees; nobody signs in, the link is the credential.
#include "sync/base/journal.h"
#include "sync/collector/addenda.h"
#include "sync/collector/problem.h"
#include "sync/collector/routes.h"
#include "sync/contract/characters.h"

#include <array>

namespace peakend {

namespace {

    constexpr std::size_t most_addendum_bytes = 8192;
    constexpr std::size_t most_form_bytes = 1024;
    constexpr std::size_t most_token_bytes = 200;
    constexpr std::size_t most_kind_bytes = 16;
    constexpr int usual_most_characters = 500;  // when it is not known what was asked

    // Address and file of the page's parts; no other file of the pages is shown here.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> page_parts { {
        { phone_page_route, "/phone/index.html" },
        { "/p/phone.js", "/phone/phone.js" },
        { "/p/collector.js", "/phone/collector.js" },
        { "/p/texts.js", "/phone/texts.js" },
        { "/p/phone.css", "/phone/phone.css" },
    } };

    // What a visitor may write here.
    struct Form {
        int most_characters = usual_most_characters;
        Wording question;                // empty when it is not known
        std::optional<Contact> contact;  // only under a consent whose text is known
        std::string default_language;
    };

    Form form_of(std::optional<Questionnaire> const& asked)
    {
        Form form;
        if (!asked)
            return form;
        form.default_language = asked->default_language;
        auto text_known = false;
        for (auto const& question : asked->questions) {
            if (auto const* text = std::get_if<Text>(&question.kind);
                text && !std::exchange(text_known, true)) {
                form.most_characters = text->most_characters;
                form.question = question.text;
            }
            if (auto const* contact = std::get_if<Contact>(&question.kind); contact && !form.contact)
                form.contact = *contact;
        }
        return form;
    }

    Json json_of(Wording const& wording)
    {
        Json::Object object;
        for (auto const& [language, text] : wording.by_language)
            object.emplace(language, text);
        return object;
    }

    Json json_of(Form const& form, std::vector<Addendum> const& kept)
    {
        Json::Array kinds;
        for (auto const& addendum : kept)
            kinds.emplace_back(name_of(addendum.kind));
        Json::Object object { { "default_language", form.default_language },
            { "question", json_of(form.question) }, { "most_characters", form.most_characters },
            { "kept", std::move(kinds) } };
        if (form.contact)
            object.emplace("contact",
                Json::Object { { "version", form.contact->consent_version },
                    { "consent", json_of(form.contact->consent) },
                    { "most_characters", form.contact->most_characters } });
        return object;
    }

    Result<PhoneLink> link_in(JsonReader& reader, Backroom const& room, Instant now)
    {
        auto const token = reader.text("token", most_token_bytes);
        TRY(reader.verdict());
        auto const key_of = [&](DeviceId const& device) { return room.words.phone_key(device); };
        auto const link = TRY(checked_phone_token(token, key_of, now));
        // The phone key lay on the same disk as the key that is good for nothing any more.
        TRY(room.readers.with(
            [&](sql::Connection& database) { return Access(database).check_in_service(link.device); }));
        return link;
    }

    Result<Form> form_for(PhoneLink const& link, Backroom const& room)
    {
        return room.readers.with([&](sql::Connection& database) -> Result<Form> {
            return form_of(TRY(Addenda(database).asked(link.device, link.record)));
        });
    }

    Result<std::string> form_wanted(std::string_view body, Backroom const& room)
    {
        auto const json = TRY(parse_json(body));
        JsonReader reader(json);
        auto const link = TRY(link_in(reader, room, UtcClock::now()));
        auto const form = TRY(form_for(link, room));
        auto const kept = TRY(room.readers.with(
            [&](sql::Connection& database) { return Addenda(database).of(link.device, link.record); }));
        return canonical_json(json_of(form, kept));
    }

    Result<void> check_words(std::string_view words, int most_characters)
    {
        if (words.find_first_not_of(" \t\r\n") == std::string_view::npos)
            return failed(Fault::Invalid, "nothing was written: write something, or close this page");
        if (characters_in(words) > most_characters)
            return failed(Fault::Invalid, "write at most {} characters", most_characters);
        return {};
    }

    // The words are sealed here, before they touch a disk. To seal them in the page would need libsodium in
    // the browser, and would hide nothing: who serves the page could as well serve one that does not seal.
    Result<Addendum> addendum_in(std::string_view body, Backroom const& room)
    {
        auto const json = TRY(parse_json(body));
        JsonReader reader(json);
        auto const now = UtcClock::now();
        auto const link = TRY(link_in(reader, room, now));
        auto const kind = addendum_kind_named(reader.text("kind", most_kind_bytes));
        if (!kind)
            reader.complain("kind", "must be text or contact");
        auto words = reader.text("words", most_bytes_of_words);
        auto const is_contact = kind == AddendumKind::Contact;
        auto const consent = is_contact ? reader.text("consent", most_consent_version_bytes) : std::string();
        TRY(reader.verdict());

        auto const form = TRY(form_for(link, room));
        if (is_contact && (!form.contact || form.contact->consent_version != consent))
            return failed(Fault::Invalid, "the consent has changed meanwhile: open this page again");
        TRY(check_words(words, is_contact ? form.contact->most_characters : form.most_characters));
        Addendum addendum { link.device, link.record, *kind,
            seal_words(room.words.text_key(), words, consent), now };
        wipe(words);
        return addendum;
    }

    Result<bool> keep(Addendum const& addendum, Backroom const& room)
    {
        return room.writer.write([&](sql::Connection& database) { return Addenda(database).add(addendum); });
    }

    HttpReply take_addendum(HttpRequest const& request, Backroom const& room)
    {
        auto const addendum = addendum_in(request.body, room);
        if (!addendum)
            return problem_of(addendum.error());
        auto const kept = keep(*addendum, room);
        if (!kept)
            return problem_of(kept.error());
        if (!*kept)
            return problem(409, "we have your words already: they are sent once");
        journal::note("addendum_kept",
            { { "device", addendum->device.hex() }, { "kind", std::string(name_of(addendum->kind)) } });
        return json_reply("{}");
    }

    HttpReply give_form(HttpRequest const& request, Backroom const& room)
    {
        auto form = form_wanted(request.body, room);
        if (!form)
            return problem_of(form.error());
        auto reply = json_reply(std::move(*form));
        reply.headers.emplace_back("Cache-Control", "no-store");
        return reply;
    }

    HttpReply show_page(HttpRequest request, std::string_view file, Backroom const& room)
    {
        request.path = file;
        return room.pages.answer(request);
    }

}

void add_phone_routes(Routes& routes, Backroom const& room)
{
    if (!room.words.offers_phones())
        return;
    for (auto const& [address, file] : page_parts)
        routes.exact.push_back({ "GET", std::string(address), 0,
            [room, file = file](HttpRequest const& request) { return show_page(request, file, room); } });
    routes.exact.push_back({ "POST", "/v1/addenda", most_addendum_bytes,
        [room](HttpRequest const& request) { return take_addendum(request, room); } });
    routes.exact.push_back({ "POST", "/v1/addenda/form", most_form_bytes,
        [room](HttpRequest const& request) { return give_form(request, room); } });
}

}
