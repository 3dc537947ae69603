# Writes Natural Earth's countries at 1:50 million as text for scripts/land.py and scripts/cities.py:
#
#     apt-get install r-base-core r-cran-sp r-cran-rnaturalearthdata
#     Rscript scripts/rings.R > rings.txt
#
# Natural Earth (https://www.naturalearthdata.com) is in the public domain, and Debian's package of it is under CC0. A line
# is a ring: the country's ISO 3166 code of two letters, longitude and latitude of each point in degrees.
suppressMessages({ library(sp); library(rnaturalearthdata) })

# Natural Earth gives no code to some, since they have territories in other parts of the world or are disputed.
codes <- c(France = "FR", Norway = "NO", Kosovo = "XK", "N. Cyprus" = "CY", Somaliland = "SO")

for (index in seq_len(nrow(countries50))) {
  code <- as.character(countries50$iso_a2[index])
  name <- as.character(countries50$name[index])
  if (is.na(code) || nchar(code) != 2) code <- if (name %in% names(codes)) codes[[name]] else "-"
  for (part in countries50@polygons[[index]]@Polygons) {
    cat(code, paste(sprintf("%.6f %.6f", part@coords[, 1], part@coords[, 2]), collapse = " "), "\n")
  }
}
