export { type Passage, type PassageState, watch } from './domain/passages';
export {
    indicatorFrame,
    indicatorParser,
    type IndicatorProtocol,
    indicatorProtocols,
    indicatorQuestion,
    type IndicatorSettings,
} from './domain/protocols';
export type { FrameParser } from './domain/frame-parser';
export { type FrameContent, type ScaleReading, type WeightUnit, weightUnits } from './domain/scale-reading';
export { emptyTrace, heaviestG, type ReadingRefusal, type ScaleLimits, stableAfterMs } from './domain/stable-weight';
export { type ContinuousFormat, writeFrame } from './domain/toledo-continuous';
export type { IndicatorAddress } from './services/indicator-line';
export { ScaleReader, type ScaleSettings, type ScaleSight } from './services/scale-reader';
