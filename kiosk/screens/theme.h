// The colours and corners of the kiosk: the one home of both.
//
// Contrast figures are in the design: text is at least 7:1 on the ground it is named for, outlines 3:1.
#pragma once

#include "kiosk/screens/scene.h"

namespace peakend::screens {

struct Theme {
    Colour ink;         // main text and the lines of faces
    Colour second_ink;  // hints, names of places
    Colour petrol;      // main action, chosen
    Colour petrol_pressed;
    Colour on_petrol;
    Colour sky;        // ground of every question
    Colour paper;      // cards, keys, chips
    Colour mist;       // far hill; what cannot be tapped yet
    Colour deep_mist;  // near hill; pressed
    Colour line;       // outline of what can be tapped
    Colour hair;       // dividers only, never a control
    Colour sun;        // the ring of what is chosen, the current step, the sunrise
    Colour dawn;       // ground of the thanks
    Colour halo[3];    // around the sun, from the outside in
    Colour dawn_far_hill;
    Colour dawn_near_hill;
    Colour dawn_track;  // of the countdown

    // Lengths are the design's pixels (see Sheet).
    float chip_radius;
    float tile_radius;
    float key_radius;
    float panel_radius;
    float control_line;  // thickness of a control's outline
};

constexpr Theme light()
{
    return {
        .ink = 0x10262B,
        .second_ink = 0x34494E,
        .petrol = 0x0B4954,
        .petrol_pressed = 0x082F37,
        .on_petrol = 0xFFFFFF,
        .sky = 0xF4F8F7,
        .paper = 0xFFFFFF,
        .mist = 0xE3EDEB,
        .deep_mist = 0xD2E2DE,
        .line = 0x6E8589,
        .hair = 0xD5E0DE,
        .sun = 0xFFBE3D,
        .dawn = 0xFFFBF2,
        .halo = { 0xFFF6E2, 0xFFEDC6, 0xFFDF9A },
        .dawn_far_hill = 0xCFE0DC,
        .dawn_near_hill = 0xA9C9C4,
        .dawn_track = 0xE9D9AE,
        .chip_radius = 28,
        .tile_radius = 24,
        .key_radius = 20,
        .panel_radius = 32,
        .control_line = 3,
    };
}

}
