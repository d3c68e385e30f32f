#include "kiosk/foundation.h"

#include "kiosk/glass.h"
#include "kiosk/needs.h"
#include "kiosk/translations.h"
#include "kiosk/wardrobe.h"
#include "sync/base/journal.h"

#include <algorithm>
#include <fmt/format.h>
#include <future>

namespace peakend {

namespace {

    stage::WindowWish window_wish(KioskSettings const& settings)
    {
        stage::WindowWish wish;
        wish.fullscreen = settings.width == 0;
        if (settings.width != 0) {
            wish.width = settings.width;
            wish.height = settings.height;
        }
        wish.title = "Peakend";
        wish.hidden_display = settings.hidden_display;
        return wish;
    }

    // Of what can be asked the letters that are drawn as empty boxes are told.
    Result<void> can_be_asked_here(Questionnaire const& questionnaire, KioskSettings const& settings)
    {
        auto const needs = needs_of(questionnaire, settings.assets);
        if (!needs.unmet.empty())
            return failed(Fault::Refused, "{} cannot be asked here:\n{}", settings.questionnaire.string(),
                fmt::join(needs.unmet, "\n"));
        if (!needs.undrawable.empty())
            journal::warn(
                "letters_missing", { { "why", fmt::format("{}", fmt::join(needs.undrawable, "\n")) } });
        return {};
    }

    // Each is shown in another language instead; `peakend-kiosk check` names them.
    void tell_missing_texts(Questionnaire const& questionnaire, screens::Phrases const& phrases)
    {
        for (auto const& missing : missing_texts(questionnaire, phrases))
            journal::warn("texts_missing",
                { { "language", missing.language },
                    { "count", static_cast<std::int64_t>(missing.count()) } });
    }

    // A full disk keeps nobody from seeing the out-of-order screen: what can't be sealed now is sealed at a
    // later start.
    void seal_interrupted(Outbox& outbox)
    {
        auto const found = outbox.seal_interrupted();
        if (!found)
            return journal::alarm("interrupted_visits_not_sealed", { { "why", found.error().what } });
        if (found->sealed > 0)
            journal::note("visits_interrupted", { { "count", static_cast<std::int64_t>(found->sealed) } });
        if (found->left > 0)
            journal::alarm("interrupted_visits_damaged",
                { { "count", static_cast<std::int64_t>(found->left) }, { "why", found->why } });
    }

    void seal_encounters(Outbox& outbox, Moment const& now)
    {
        if (auto const sealed = outbox.seal_encounters(now); !sealed)
            journal::warn("encounters_not_sealed", { { "why", sealed.error().what } });
    }

    // What lies on the disk, in order: visits that were interrupted are sealed.
    struct Stock {
        Outbox outbox;
        Shelved shelved;
        screens::Phrases phrases;
        screens::Themes themes;
        Desk desk;
    };

    Result<Stock> open_stock(KioskSettings const& settings)
    {
        auto const now = moment_now();
        auto outbox = TRY(Outbox::open_or_begin_anew(settings.data_folder, now.wall));
        seal_interrupted(outbox);
        seal_encounters(outbox, now);
        auto const showable = [&](Questionnaire const& asked) { return can_be_asked_here(asked, settings); };
        auto shelved = TRY(take_questionnaire(outbox, settings.questionnaire, showable, now));
        auto phrases = TRY(screens::Phrases::read(settings.assets / "languages"));
        tell_missing_texts(*shelved.questionnaire, phrases);
        auto themes = TRY(themes_to_wear(settings));
        auto desk = TRY(Desk::open(settings.assets / "keyboards"));
        return Stock { std::move(outbox), std::move(shelved), std::move(phrases), std::move(themes),
            std::move(desk) };
    }

    Result<std::optional<RequestId>> ask_to_enrol(Outbox& outbox, std::string const& code)
    {
        if (code.empty())
            return std::optional<RequestId>();
        return std::optional(TRY(outbox.ask({ RequestId::random(), Verb::Enrol, code })));
    }

    Result<void> can_be_read(stage::Window const& window)
    {
        constexpr int least_long = 640;
        constexpr int least_short = 400;
        auto const [shorter, longer] = std::minmax({ window.width(), window.height() });
        if (longer >= least_long && shorter >= least_short)
            return {};
        return failed(Fault::Refused,
            "the display has only {}x{} pixels, on which nobody could read the words: use one of {}x{} or "
            "more",
            window.width(), window.height(), least_long, least_short);
    }

}

Result<Foundation> lay_foundation(KioskSettings const& settings, std::string const& enrolment_code)
{
    // The disk is asked while OpenGL starts: each takes its time. Where no thread can be had, one after the
    // other.
    auto stock = std::async(std::launch::async | std::launch::deferred, [&] { return open_stock(settings); });
    auto opened = stage::Window::open(window_wish(settings));
    auto [outbox, shelved, phrases, themes, desk] = TRY(stock.get());
    auto window = TRY(std::move(opened));
    TRY(seen_by_visitors(window.driver(), settings));
    TRY(can_be_read(window));
    auto const request = TRY(ask_to_enrol(outbox, enrolment_code));
    return Foundation { std::move(shelved), std::move(phrases), std::move(themes), std::move(desk),
        std::move(window), std::move(outbox), request };
}

}
