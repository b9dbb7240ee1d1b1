import { type FrameFormat, type FrameParser, frameParser } from './frame-parser';
import { rinstrumFormat, writeRinstrum } from './rinstrum';
import type { FrameContent, WeightUnit } from './scale-reading';
import { smaFormat, smaQuestion, writeSma } from './sma';
import { stGsFormat, writeStGs } from './st-gs';
import { toledoFormat, writeFrame } from './toledo-continuous';

export const indicatorProtocols = ['toledo', 'rinstrum', 'sma', 'st-gs'] as const;
export type IndicatorProtocol = (typeof indicatorProtocols)[number];

/** How one indicator is set: chosen for each scale, as data. */
export interface IndicatorSettings {
    protocol: IndicatorProtocol;
    /** Whether a Toledo indicator sends its checksum byte. */
    hasChecksum: boolean;
    /** What it shows, where its frames do not say. */
    unit: WeightUnit;
}

interface Protocol {
    format(settings: IndicatorSettings): FrameFormat;
    write(content: FrameContent, settings: IndicatorSettings): Uint8Array;
    /** What an indicator that does not speak by itself is asked, again and again. */
    question: Uint8Array | null;
}

const protocols: Record<IndicatorProtocol, Protocol> = {
    toledo: { format: toledoFormat, write: writeFrame, question: null },
    rinstrum: { format: ({ unit }) => rinstrumFormat(unit), write: writeRinstrum, question: null },
    sma: { format: smaFormat, write: writeSma, question: smaQuestion },
    'st-gs': { format: stGsFormat, write: writeStGs, question: null },
};

/** A parser for one connection to such an indicator. */
export function indicatorParser(settings: IndicatorSettings): FrameParser {
    return frameParser(protocols[settings.protocol].format(settings));
}

export function indicatorQuestion({ protocol }: IndicatorSettings): Uint8Array | null {
    return protocols[protocol].question;
}

/** What such an indicator sends: for the fake ones of the tests and the demo. */
export function indicatorFrame(content: FrameContent, settings: IndicatorSettings): Uint8Array {
    return protocols[settings.protocol].write(content, settings);
}
