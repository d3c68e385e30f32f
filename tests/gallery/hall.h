// Where stills hang: each is drawn as the kiosk draws it, and looked over.
#pragma once

#include "inspection.h"
#include "stills.h"

#include "kiosk/screens/keyboards.h"
#include "kiosk/screens/phrases.h"
#include "kiosk/screens/screen.h"
#include "kiosk/screens/theme_file.h"
#include "kiosk/stage/art.h"
#include "kiosk/stage/lettering.h"
#include "kiosk/stage/window.h"

#include <filesystem>
#include <string>
#include <vector>

namespace peakend::gallery {

// What a kiosk is furnished with, as it is installed.
struct Furnishing {
    static Result<Furnishing> read(std::filesystem::path const& assets);

    std::filesystem::path art;
    screens::Phrases phrases;
    screens::Keyboards keyboards;
    screens::Themes light;
    screens::Themes dark;
};

class Hall {
public:
    // Only a hall that paints has pictures; the others set all words, which takes a tenth of the time.
    Hall(stage::Window&, Furnishing const&, bool paints);
    // Its functions refer to it.
    Hall(Hall const&) = delete;
    Hall& operator=(Hall const&) = delete;

    // Gives what is wrong with it.
    std::vector<std::string> show(std::string const& name, Still const&, bool dark);

    // Of what was shown last.
    screens::Scene const& scene() const { return m_scene; }
    Glass const& glass() const { return m_glass; }
    // REQUIRES: it paints.
    stage::Raster picture() { return m_window.last_frame(); }

private:
    screens::Frame frame_of(Still const&, screens::Themes const&);
    void paint(Still const&, screens::Frame const&);
    screens::Ready set(screens::Words const&);
    screens::Ready picture_of(std::string const& name, float width, float height);

    stage::Window& m_window;
    Furnishing const& m_furnishing;
    bool m_paints;
    stage::Fingers m_fingers;
    stage::Lettering m_lettering;
    stage::Art m_art;
    screens::Ink m_ink;
    screens::Scene m_scene;
    Glass m_glass {};
    std::vector<std::string> m_missing;  // words and pictures of the last still that are not all there
};

}
