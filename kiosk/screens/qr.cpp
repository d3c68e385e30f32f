#include "kiosk/screens/qr.h"

#include <cmath>
#include <optional>
#include <qrcodegen/qrcodegen.hpp>

namespace peakend::screens {

namespace {

    using qrcodegen::QrCode;

    // On a clean glass the least correction will do, and its modules are the largest. The library throws for
    // a text that is too long.
    std::optional<QrCode> code_of(std::string const& text)
    {
        try {
            return QrCode::encodeText(text.c_str(), QrCode::Ecc::LOW);
        } catch (qrcodegen::data_too_long const&) {
            return std::nullopt;
        }
    }

    // Dark modules side by side are one rectangle.
    void draw_row(Page& page, QrCode const& code, int row, Point corner, float module)
    {
        auto const ink = page.theme().ink;
        for (int at = 0; at < code.getSize(); ++at) {
            if (!code.getModule(at, row))
                continue;
            auto const first = at;
            while (at + 1 < code.getSize() && code.getModule(at + 1, row))
                ++at;
            paint::fill(page.list(),
                { corner.x + static_cast<float>(first) * module, corner.y + static_cast<float>(row) * module,
                    static_cast<float>(at + 1 - first) * module, module },
                0, ink);
        }
    }

}

void draw_qr(Page& page, std::string const& text, std::string const& label, Rect const& square)
{
    auto const code = code_of(text);
    if (!code)
        return;
    page.fill(square, 0, page.theme().paper);
    auto const room = page.sheet().on_glass(square);
    auto const modules = static_cast<float>(code->getSize() + 2 * quiet_zone);
    auto const module = std::max(1.0f, std::floor(room.width / modules));
    auto const size = module * static_cast<float>(code->getSize());
    Point const corner { std::round(room.centre_x() - size / 2), std::round(room.centre_y() - size / 2) };
    for (int row = 0; row < code->getSize(); ++row)
        draw_row(page, *code, row, corner, module);
    page.enter({ .role = Role::Picture, .label = label, .shape = square });
}

}
