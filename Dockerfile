FROM python:3.12-slim AS build
WORKDIR /checkin
COPY requirements/app.txt requirements/
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements/app.txt
COPY pyproject.toml README.md ./
COPY app app
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation -e .

FROM python:3.12-slim
RUN useradd --create-home checkin && mkdir /data && chown checkin /data
COPY --from=build /venv /venv
WORKDIR /checkin
COPY --from=build /checkin .
COPY migrations migrations
USER checkin
ENV PATH=/venv/bin:$PATH CHECKIN_DATABASE_URL=sqlite:////data/checkin.db
VOLUME /data
CMD ["sh", "-c", "checkin migrate && exec checkin serve"]
