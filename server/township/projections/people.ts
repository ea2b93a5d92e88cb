/** The people of a branch and their year, which is the `key`. */
import { memberParticipation } from '../../domain/participation.ts';
import type { PeoplePage } from '../contract/branch.ts';
import type { Projection } from './projection.ts';

export const peopleProjection: Projection<PeoplePage> = {
  of(state, _today, year) {
    const years = memberParticipation(state, year);
    return {
      people: [...state.people.values()]
        .filter(({ left }) => !left)
        .map(({ id, name, standing, category, group }) => {
          const { present = [], leave = [], absent = [], rate = null } = years.get(id) ?? {};
          return {
            ...{ id, name, standing, category, group, rate },
            ...{ present: present.length, leave: leave.length, absent: absent.length },
          };
        }),
    };
  },
  ahead: (today) => [today.slice(0, 4)],
};
