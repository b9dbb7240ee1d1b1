import { useLingui } from '@lingui/react/macro';

import { useFormats } from '../../../screens/dashboard/shared';

/** A cut from a roll as people measure it: 3.5 m × 4 m = 14 m². */
export function useRollSize(): (lengthCm: number, widthCm: number) => string {
    const { t } = useLingui();
    const { number } = useFormats();
    return (lengthCm, widthCm) => {
        const [length, width, area] = [number(lengthCm / 100), number(widthCm / 100), number((lengthCm * widthCm) / 10_000)];
        return t`${length} m × ${width} m = ${area} m²`;
    };
}
